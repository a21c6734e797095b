-- A task is over: told, and gone, in one step. Returns 0 where somebody else had it.
-- ARGV: consumer, queue, id, job, expiry, outcome, notice
local queue, id, job = ARGV[2], ARGV[3], ARGV[4]
local who = holder(queue, id)
tell(job, ARGV[7])
if drop(queue, id, job, ARGV[5], who) then
  count(job, ARGV[6], 1)
end
return who == ARGV[1] and 1 or 0
