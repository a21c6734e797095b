-- Finds tasks whose time is over and that nobody has. Returns how many were looked at, then name and ticket of each.
-- ARGV: job, offset, most
local job = ARGV[1]
local late = redis.call('ZRANGEBYSCORE', p .. 'expiry:' .. job, '-inf', whole(now()), 'LIMIT', ARGV[2], ARGV[3])
local found = {#late}
for _, member in ipairs(late) do
  local place = cmsgpack.unpack(string.sub(member, 2))
  if string.sub(member, 1, 1) == 'd' then
    found[#found + 1] = {member, place[5]}
  else
    local who = holder(place[1], place[2])
    local entry = read(place[1], place[2])
    if entry and (not who or who == ORPHANS) then
      found[#found + 1] = {member, fields(entry).t}
    end
  end
end
return found
