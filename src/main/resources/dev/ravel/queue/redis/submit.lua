-- Puts tasks on their queues that are above the job's mark. ARGV: job, then queue, ordinal, expiry, ticket of each
local job = ARGV[1]
local key = p .. 'job:' .. job
redis.call('SADD', p .. 'jobs', job)
local mark = tonumber(redis.call('HGET', key, 'mark') or '-1')
local added = {}
for i = 2, #ARGV, 4 do
  local queue, ordinal = ARGV[i], ARGV[i + 1]
  if tonumber(ordinal) > mark then
    mark = tonumber(ordinal)
    add(queue, job, ordinal, ARGV[i + 2], ARGV[i + 3])
    added[queue] = (added[queue] or 0) + 1
  end
end
redis.call('HSET', key, 'mark', whole(mark))
local sum = 0
for queue, number in pairs(added) do
  ensure(queue)
  wake(queue, number)
  sum = sum + number
end
increase(job, 'submitted', sum)
return sum
