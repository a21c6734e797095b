-- Tasks whose wait is over go to their queues. Returns after how many ms the next one is due, -1 for none.
for _, member in ipairs(redis.call('ZRANGEBYSCORE', p .. 'delayed', '-inf', whole(now()), 'LIMIT', 0, 500)) do
  local to, job, ordinal, expiry, ticket = unpack(cmsgpack.unpack(member))
  redis.call('ZREM', p .. 'delayed', member)
  if expiry ~= '0' then
    redis.call('ZREM', p .. 'expiry:' .. job, 'd' .. member)
  end
  add(to, job, ordinal, expiry, ticket)
  wake(to, 1)
end
local first = redis.call('ZRANGE', p .. 'delayed', 0, 0, 'WITHSCORES')
return first[2] and math.max(0, first[2] - now()) or -1
