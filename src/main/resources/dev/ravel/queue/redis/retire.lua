-- A worker takes no more; its queues go to others as it gives them up. ARGV: consumer, its queues and divided queues
for i = 2, #ARGV do
  redis.call('SREM', p .. 'takers:' .. ARGV[i], ARGV[1])
  redis.call('SREM', p .. 'idle:' .. ARGV[i], ARGV[1])
end
return 1
