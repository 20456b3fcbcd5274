-- Gives a lease back, unless it has passed to somebody else.
-- KEYS[1] lease, ARGV[1] the holder's token. Returns 1 if it was released.
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
