-- A task is given back. Returns 0 where somebody else has it. ARGV: consumer, queue, id, job, expiry, losses
local queue, id = ARGV[2], ARGV[3]
if holder(queue, id) ~= ARGV[1] then
  return 0
end
redis.call('XCLAIM', stream(queue), GROUP, ORPHANS, 0, id, 'JUSTID')
if ARGV[6] == '0' then
  redis.call('HDEL', p .. 'begun:' .. queue, id)
else
  redis.call('HSET', p .. 'begun:' .. queue, id, ARGV[6])
end
count(ARGV[4], 'inflight', -1)
wake(queue, 1)
return 1
