-- A task is over: told, and gone, in one step. Returns 0 where somebody else had it.
-- ARGV: consumer, queue, id, job, expiry, outcome, notice, ordinal
local queue, id, job = ARGV[2], ARGV[3], ARGV[4]

-- Whoever got the task after this worker buried it, and it has an outcome after all. Returns whether.
local function unbury()
  for _, entry in ipairs(redis.call('XRANGE', p .. 'dead:' .. job, '-', '+')) do
    if fields(entry).o == ARGV[8] then
      redis.call('XDEL', p .. 'dead:' .. job, entry[1])
      increase(job, 'dead', -1)
      return true
    end
  end
  return false
end

local who = holder(queue, id)
local there = drop(queue, id, job, ARGV[5])
if known(job) then
  tell(job, ARGV[7])
  if there or unbury() then
    increase(job, ARGV[6], 1)
    if not who or who == ORPHANS then
      increase(job, 'taken', 1)
    end
  end
end
return who == ARGV[1] and 1 or 0
