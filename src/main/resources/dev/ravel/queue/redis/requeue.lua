-- A dead task comes back. Returns whether it was there. ARGV: job, id, queue, ordinal, expiry, ticket, notice
local job, queue = ARGV[1], ARGV[3]
if redis.call('XDEL', p .. 'dead:' .. job, ARGV[2]) == 0 then
  return 0
end
ensure(queue)
add(queue, job, ARGV[4], ARGV[5], ARGV[6])
if known(job) then
  increase(job, 'dead', -1)
  tell(job, ARGV[7])
end
wake(queue, 1)
return 1
