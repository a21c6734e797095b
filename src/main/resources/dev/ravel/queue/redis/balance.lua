-- Makes free shards the worker's own up to its share. Returns its share, then all that it owns.
-- ARGV: consumer, the divided queue, its shards
local consumer = ARGV[1]
if not redis.call('ZSCORE', p .. 'workers', consumer) then
  return {0}
end
local takers = 0
for _, taker in ipairs(redis.call('SMEMBERS', p .. 'takers:' .. ARGV[2])) do
  if redis.call('ZSCORE', p .. 'workers', taker) then
    takers = takers + 1
  end
end
local share = math.ceil((#ARGV - 2) / math.max(1, takers))
local owned, free = {share}, {}
for i = 3, #ARGV do
  local owner = redis.call('HGET', p .. 'owners', ARGV[i])
  if owner == consumer then
    owned[#owned + 1] = ARGV[i]
  elseif not owner then
    free[#free + 1] = ARGV[i]
  end
end
for _, shard in ipairs(free) do
  if #owned <= share then
    redis.call('HSET', p .. 'owners', shard, consumer)
    owned[#owned + 1] = shard
  end
end
return owned
