-- A worker goes: from now on it is among the lost ones. ARGV: consumer
if redis.call('ZSCORE', p .. 'workers', ARGV[1]) then
  redis.call('ZADD', p .. 'workers', 0, ARGV[1])
end
return 1
