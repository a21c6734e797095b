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

-- A straggler does not bring back a job that was forgotten.
local function known(job)
  return redis.call('EXISTS', p .. 'job:' .. job) == 1
end

local function increase(job, counter, by)
  redis.call('HINCRBY', p .. 'job:' .. job, counter, by)
end

local function count(job, counter, by)
  if known(job) then
    increase(job, counter, by)
  end
end

local function tell(job, notice)
  redis.call('XADD', p .. 'notices:' .. job, '*', 'n', notice)
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

-- Hands an entry to a consumer. How many workers were lost that had begun it is one less than its count of
-- deliveries, which is set nowhere but here: to deliver it is no reason to count.
local function hand(queue, id, consumer, losses)
  redis.call('XCLAIM', stream(queue), GROUP, consumer, 0, id, 'RETRYCOUNT', whole(losses + 1), 'JUSTID')
end

-- The entry itself; false where it is gone.
local function read(queue, id)
  return redis.call('XRANGE', stream(queue), id, id)[1] or false
end

-- Takes the entry away for good; says whether it was there.
local function drop(queue, id, job, expiry)
  if expiry ~= '0' then
    redis.call('ZREM', p .. 'expiry:' .. job, standing(queue, id))
  end
  redis.pcall('XACK', stream(queue), GROUP, id)
  return redis.call('XDEL', stream(queue), id) == 1
end

