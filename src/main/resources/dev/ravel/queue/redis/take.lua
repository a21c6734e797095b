-- Returns id, 1 if somebody had it before, losses, job, ordinal, expiry and ticket of each task; 0: the worker was given up; 1: the shard is not its own.
-- ARGV: consumer, queue, most, 1 for a shard
local consumer, queue, most = ARGV[1], ARGV[2], tonumber(ARGV[3])
if not redis.call('ZSCORE', p .. 'workers', consumer) then
  return 0
end
if ARGV[4] == '1' and redis.call('HGET', p .. 'owners', queue) ~= consumer then
  return 1
end
local key = stream(queue)
local taken, jobs = {}, {}

local function take(entry, again, losses)
  local found = fields(entry)
  local job = found.j or ''
  taken[#taken + 1] = {entry[1], again, losses, job, found.o or '0', found.x or '0', found.t or ''}
  jobs[job] = (jobs[job] or 0) + 1
end

for _, orphan in ipairs(redis.call('XPENDING', key, GROUP, '-', '+', most, ORPHANS)) do
  local entry = read(queue, orphan[1])
  if entry then
    hand(queue, orphan[1], consumer, orphan[4] - 1)
    take(entry, 1, whole(orphan[4] - 1))
  else
    redis.call('XACK', key, GROUP, orphan[1])
  end
end
if #taken < most then
  local read = redis.call('XREADGROUP', 'GROUP', GROUP, consumer, 'COUNT', most - #taken, 'STREAMS', key, '>')
  for _, entry in ipairs(read and read[1][2] or {}) do
    take(entry, 0, '0')
  end
end
if #taken < most then
  redis.call('SADD', p .. 'idle:' .. queue, consumer)
end
for job, number in pairs(jobs) do
  count(job, 'taken', number)
end
return taken
