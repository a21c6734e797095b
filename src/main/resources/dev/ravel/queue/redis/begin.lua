-- What is written here is the number of losses if the worker is lost now. ARGV: consumer, queue, id, job, expiry, losses
if holder(ARGV[2], ARGV[3]) == ARGV[1] then
  hand(ARGV[2], ARGV[3], ARGV[1], ARGV[6])
end
return 1
