-- Stores an entry and gives its lease back.
-- KEYS[1] entry, KEYS[2] its lease, in the same slot
-- ARGV[1] token of the lease's holder, ARGV[2] bytes of the entry, ARGV[3] its life in ms
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
return 1
