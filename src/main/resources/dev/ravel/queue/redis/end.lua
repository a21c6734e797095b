-- A task is over: told, and gone, in one step. Returns 0 where somebody else had it.
-- ARGV: consumer, queue, id, job, expiry, outcome, notice
local queue, id, job = ARGV[2], ARGV[3], ARGV[4]
local who = holder(queue, id)
local there = drop(queue, id, job, ARGV[5])
if known(job) then
  tell(job, ARGV[7])
  if there then
    increase(job, ARGV[6], 1)
    if not who or who == ORPHANS then
      increase(job, 'taken', 1)
    end
  end
end
return who == ARGV[1] and 1 or 0
