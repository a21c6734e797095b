-- A task is given back. Returns 0 where somebody else has it. ARGV: consumer, queue, id, job, expiry, losses
local queue, id = ARGV[2], ARGV[3]
if holder(queue, id) ~= ARGV[1] then
  return 0
end
hand(queue, id, ORPHANS, ARGV[6])
count(ARGV[4], 'taken', -1)
wake(queue, 1)
return 1
