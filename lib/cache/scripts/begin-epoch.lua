-- Begins a new epoch where there is none, or where this server's history is not the one that the clocks were kept in: it
-- was promoted or started anew, and nobody can say which of the last bumps it has lost.
-- KEYS[1] clk, KEYS[2] meta
-- ARGV[1] epoch to begin
-- Returns 1 if it began. The relay's cursor stays, and the field before says which epoch it is of: the next relay goes on
-- from there, so that what was applied since is applied again.
local history = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') or ''
local epoch = redis.call('HGET', KEYS[2], 'epoch')
if epoch and redis.call('HGET', KEYS[2], 'history') == history then return 0 end
redis.call('DEL', KEYS[1])
redis.call('HINCRBY', KEYS[2], 'seq', 1)
redis.call('HSET', KEYS[2], 'epoch', ARGV[1], 'before', epoch or '', 'history', history)
redis.call('HDEL', KEYS[2], 'hb')
return 1
