-- Takes their tasks and shards from the workers that were not heard of for too long. Returns 1 where there is more to do.
local STEP = 500
local lost = p .. 'lost'

local function expel(consumer)
  redis.call('ZREM', p .. 'workers', consumer)
  redis.call('SADD', lost, consumer)
  redis.call('DEL', p .. 'wake:' .. consumer)
  local owners = redis.call('HGETALL', p .. 'owners')
  for i = 1, #owners, 2 do
    if owners[i + 1] == consumer then
      redis.call('HDEL', p .. 'owners', owners[i])
    end
  end
end

-- Returns how many it had.
local function orphan(queue, consumer)
  local pending = redis.pcall('XPENDING', stream(queue), GROUP, '-', '+', STEP, consumer)
  if #pending == 0 then
    redis.pcall('XGROUP', 'DELCONSUMER', stream(queue), GROUP, consumer)
    return 0
  end
  for _, entry in ipairs(pending) do
    hand(queue, entry[1], ORPHANS, entry[4] - 1)
    local found = read(queue, entry[1])
    if found then
      count(fields(found).j or '', 'taken', -1)
    end
  end
  wake(queue, #pending)
  return #pending
end

for _, consumer in ipairs(redis.call('ZRANGEBYSCORE', p .. 'workers', '-inf', whole(now()))) do
  expel(consumer)
end
for _, consumer in ipairs(redis.call('SMEMBERS', lost)) do
  for _, queue in ipairs(redis.call('SMEMBERS', p .. 'queues')) do
    redis.call('SREM', p .. 'idle:' .. queue, consumer)
    redis.call('SREM', p .. 'takers:' .. (string.match(queue, '^(.*)%.%d+$') or queue), consumer)
    if orphan(queue, consumer) > 0 then
      return 1
    end
  end
  redis.call('SREM', lost, consumer)
end
return 0
