-- Stands before every script. KEYS[1] is what all names begin with; a Redis cluster is not served.
local p = KEYS[1]
local GROUP = 'workers'
-- The consumer who has what nobody has: tasks that were given back, and those of workers that were lost.
local ORPHANS = 'orphans'

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function whole(number)
  return string.format('%.0f', number)
end

local function stream(queue)
  return p .. 'q:' .. queue
end

-- Only for a job that is not over: a straggler does not bring back what was forgotten.
local function count(job, field, by)
  local key = p .. 'job:' .. job
  if redis.call('EXISTS', key) == 1 then
    redis.call('HINCRBY', key, field, by)
  end
end

local function tell(job, notice)
  if notice ~= '' and redis.call('EXISTS', p .. 'job:' .. job) == 1 then
    redis.call('XADD', p .. 'notices:' .. job, '*', 'n', notice)
  end
end

local function ensure(queue)
  if redis.call('SADD', p .. 'queues', queue) == 1 then
    redis.pcall('XGROUP', 'CREATE', stream(queue), GROUP, '0', 'MKSTREAM')
  end
end

-- Each worker has a list of its own to wait at, so that a task wakes one worker and not all.
local function wake(queue, most)
  for _, consumer in ipairs(redis.call('SPOP', p .. 'idle:' .. queue, most)) do
    redis.call('RPUSH', p .. 'wake:' .. consumer, queue)
    redis.call('PEXPIRE', p .. 'wake:' .. consumer, 60000)
  end
end

local function standing(queue, id)
  return 's' .. cmsgpack.pack({queue, id})
end

-- expiry: milliseconds, '0' where the task does not expire any more.
local function add(queue, job, ordinal, expiry, ticket)
  local id = redis.call('XADD', stream(queue), '*', 'j', job, 'o', ordinal, 'x', expiry, 't', ticket)
  if expiry ~= '0' then
    redis.call('ZADD', p .. 'expiry:' .. job, expiry, standing(queue, id))
  end
  return id
end

local function fields(entry)
  local found = {}
  for i = 1, #entry[2], 2 do
    found[entry[2][i]] = entry[2][i + 1]
  end
  return found
end

-- Who has the entry: false where nobody took it or it is gone.
local function holder(queue, id)
  local pending = redis.pcall('XPENDING', stream(queue), GROUP, id, id, 1)
  return pending[1] and pending[1][2] or false
end

-- Takes the entry away for good; says whether it was there. To be called once, with who has it.
local function drop(queue, id, job, expiry, who)
  redis.pcall('XACK', stream(queue), GROUP, id)
  redis.call('HDEL', p .. 'begun:' .. queue, id)
  if expiry ~= '0' then
    redis.call('ZREM', p .. 'expiry:' .. job, standing(queue, id))
  end
  if redis.call('XDEL', stream(queue), id) == 0 then
    return false
  end
  if who and who ~= ORPHANS then
    count(job, 'inflight', -1)
  end
  return true
end

