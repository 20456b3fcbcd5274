-- Adds to counts, in several hashes, once: sent again with the same marker, it changes nothing.
-- KEYS[1] marker, KEYS[2…] the hashes
-- ARGV[1] life of the marker in seconds
-- ARGV[2…] for each hash: its life in seconds, how many counts, then field and increment of each
-- Returns 1 if it added.
if not redis.call('SET', KEYS[1], 1, 'NX', 'EX', ARGV[1]) then return 0 end
local at = 2
for hash = 2, #KEYS do
  local counts = tonumber(ARGV[at + 1])
  for i = at + 2, at + 2 * counts, 2 do redis.call('HINCRBY', KEYS[hash], ARGV[i], ARGV[i + 1]) end
  redis.call('EXPIRE', KEYS[hash], ARGV[at])
  at = at + 2 + 2 * counts
end
return 1
