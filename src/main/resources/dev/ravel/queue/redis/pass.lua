-- The next ticket in place of the old. Returns 0 where somebody else has it.
-- ARGV: consumer, queue, id, job, expiry, next queue, ordinal, next expiry, next ticket, delay in ms
local queue, id, job = ARGV[2], ARGV[3], ARGV[4]
if holder(queue, id) ~= ARGV[1] then
  return 0
end
drop(queue, id, job, ARGV[5])
count(job, 'taken', -1)
local to, ordinal, expiry, ticket, delay = ARGV[6], ARGV[7], ARGV[8], ARGV[9], tonumber(ARGV[10])
ensure(to)
if delay <= 0 then
  add(to, job, ordinal, expiry, ticket)
  wake(to, 1)
  return 1
end
local member = cmsgpack.pack({to, job, ordinal, expiry, ticket})
redis.call('ZADD', p .. 'delayed', whole(now() + delay), member)
if expiry ~= '0' then
  redis.call('ZADD', p .. 'expiry:' .. job, expiry, 'd' .. member)
end
return 1
