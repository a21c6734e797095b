-- ARGV: job, notice, whether all of the job is submitted now
redis.call('SADD', p .. 'jobs', ARGV[1])
increase(ARGV[1], 'complete', ARGV[3])
tell(ARGV[1], ARGV[2])
return 1
