-- Forgets the oldest clocks. Entries from before the newest of these are invalid from then on: what ended them is forgotten.
-- KEYS[1] clk, KEYS[2] meta
-- ARGV[1] how many to keep
-- Returns how many were forgotten.
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[1])
if over <= 0 then return 0 end
local last = redis.call('ZRANGE', KEYS[1], over - 1, over - 1, 'WITHSCORES')
redis.call('HSET', KEYS[2], 'floor', last[2])
return redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', last[2])
