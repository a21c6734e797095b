-- A job is over. Its dead tasks stay, and with them its accounts. ARGV: job
redis.call('DEL', p .. 'notices:' .. ARGV[1], p .. 'expiry:' .. ARGV[1])
if redis.call('XLEN', p .. 'dead:' .. ARGV[1]) == 0 then
  redis.call('DEL', p .. 'job:' .. ARGV[1], p .. 'dead:' .. ARGV[1])
  redis.call('SREM', p .. 'jobs', ARGV[1])
end
return 1
