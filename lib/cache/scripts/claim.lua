-- The right to be the one that makes an entry, and a second look at it: its last maker may have stored it meanwhile.
-- KEYS[1] entry
-- KEYS[2] its lease, in the same slot
-- ARGV[1] token of the claimer
-- ARGV[2] how long, in ms, the lease lasts
-- ARGV[3] the first bytes of the entry that the claimer has seen and refused ('' if there was none)
-- ARGV[4] how many bytes that is
-- Returns {1 if the lease is the claimer's, the entry if it is another than the one he has seen}.
local taken = redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2], 'NX')
local granted = taken and 1 or 0
local stamp = redis.call('GETRANGE', KEYS[1], 0, tonumber(ARGV[4]) - 1)
if stamp == '' or stamp == ARGV[3] then return { granted, false } end
return { granted, redis.call('GET', KEYS[1]) }
