-- A shard has no owner any more; those who may own it hear of that. ARGV: consumer, the divided queue, shard
if redis.call('HGET', p .. 'owners', ARGV[3]) == ARGV[1] then
  redis.call('HDEL', p .. 'owners', ARGV[3])
  redis.call('SREM', p .. 'idle:' .. ARGV[3], ARGV[1])
  for _, taker in ipairs(redis.call('SMEMBERS', p .. 'takers:' .. ARGV[2])) do
    redis.call('RPUSH', p .. 'wake:' .. taker, '')
    redis.call('PEXPIRE', p .. 'wake:' .. taker, 60000)
  end
end
return 1
