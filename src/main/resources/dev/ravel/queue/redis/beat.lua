-- A worker lives. Returns 0 where it was given up. ARGV: consumer, claim in ms
if not redis.call('ZSCORE', p .. 'workers', ARGV[1]) then
  return 0
end
redis.call('ZADD', p .. 'workers', whole(now() + ARGV[2]), ARGV[1])
return 1
