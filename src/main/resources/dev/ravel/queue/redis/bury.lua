-- A task that nobody is to run. Returns 0 where somebody else has it.
-- ARGV: consumer, queue, id, job, expiry, ordinal, label, reason, ticket, notice
local queue, id, job = ARGV[2], ARGV[3], ARGV[4]
if holder(queue, id) ~= ARGV[1] then
  return 0
end
drop(queue, id, job, ARGV[5])
redis.call('SADD', p .. 'jobs', job)
redis.call('XADD', p .. 'dead:' .. job, '*', 'q', queue, 'o', ARGV[6], 'l', ARGV[7], 'r', ARGV[8], 't', ARGV[9])
if known(job) then
  increase(job, 'taken', -1)
  increase(job, 'dead', 1)
  tell(job, ARGV[10])
end
return 1
