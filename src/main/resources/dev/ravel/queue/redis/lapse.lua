-- Ends what was found by lapsed, unless somebody took it meanwhile. Returns whether. ARGV: job, name, notice
local job, member = ARGV[1], ARGV[2]
local place = cmsgpack.unpack(string.sub(member, 2))
if string.sub(member, 1, 1) == 'd' then
  redis.call('ZREM', p .. 'expiry:' .. job, member)
  if redis.call('ZREM', p .. 'delayed', string.sub(member, 2)) == 0 then
    return 0
  end
else
  local who = holder(place[1], place[2])
  if (who and who ~= ORPHANS) or not drop(place[1], place[2], job, '1') then
    return 0
  end
end
if known(job) then
  increase(job, 'lapsed', 1)
  tell(job, ARGV[3])
end
return 1
