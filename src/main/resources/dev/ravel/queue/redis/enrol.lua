-- A worker comes. ARGV: consumer, claim in ms, number of queues, the queues, the divided queues
local consumer, queues = ARGV[1], tonumber(ARGV[3])
for i = 4, 3 + queues do
  ensure(ARGV[i])
  -- The stream may have been lost since.
  redis.pcall('XGROUP', 'CREATE', stream(ARGV[i]), GROUP, '0', 'MKSTREAM')
end
for i = 4 + queues, #ARGV do
  redis.call('SADD', p .. 'takers:' .. ARGV[i], consumer)
end
redis.call('ZADD', p .. 'workers', whole(now() + ARGV[2]), consumer)
return 1
