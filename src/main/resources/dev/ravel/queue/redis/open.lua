-- Leaves the mark of whoever comes first, and tells it. ARGV: mark
redis.call('SET', p .. 'schema', ARGV[1], 'NX')
return redis.call('GET', p .. 'schema')
