-- Gives back what was taken without the worker's hearing of it. ARGV: consumer, queue, ids
local queue = ARGV[2]
for i = 3, #ARGV do
  if holder(queue, ARGV[i]) == ARGV[1] then
    local entry = redis.call('XCLAIM', stream(queue), GROUP, ORPHANS, 0, ARGV[i])[1]
    if entry then
      count(fields(entry).j or '', 'inflight', -1)
    end
    wake(queue, 1)
  end
end
return 1
