-- Gives back what was taken without the worker's hearing of it. ARGV: consumer, queue, ids
local queue = ARGV[2]
for i = 3, #ARGV do
  local pending = redis.call('XPENDING', stream(queue), GROUP, ARGV[i], ARGV[i], 1, ARGV[1])[1]
  local entry = pending and read(queue, ARGV[i])
  if entry then
    hand(queue, ARGV[i], ORPHANS, pending[4] - 1)
    count(fields(entry).j or '', 'taken', -1)
    wake(queue, 1)
  end
end
return 1
