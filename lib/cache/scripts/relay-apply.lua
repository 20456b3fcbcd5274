-- Applies committed transactions found in the outbox, and moves the relay's cursor and heartbeat with them.
-- KEYS[1] clk, KEYS[2] meta, KEYS[3..] markers of the transactions, in the order of ARGV
-- ARGV[1] fence of the calling relay
-- ARGV[2] cursor it stored last
-- ARGV[3] cursor to store
-- ARGV[4] heartbeat: Redis time in ms, read before the outbox was
-- ARGV[5] seconds a marker lives
-- ARGV[6] epoch of the calling relay
-- ARGV[7..] per transaction: number of tags, then the tags
-- Returns {'ok', transactions applied now}, {'deposed'} or {'regressed'}; only 'ok' changes anything.
if redis.call('HGET', KEYS[2], 'fence') ~= ARGV[1] then return { 'deposed' } end
local history = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') or ''
if redis.call('HGET', KEYS[2], 'history') ~= history then return { 'deposed' } end
-- What it remembers as applied may have been lost with the last epoch: it must lead anew, and forget.
if redis.call('HGET', KEYS[2], 'epoch') ~= ARGV[6] then return { 'deposed' } end
if redis.call('HGET', KEYS[2], 'cur') ~= ARGV[2] then return { 'regressed' } end
local since = tonumber(redis.call('HGET', KEYS[2], 'since') or 0)
local at, applied = 7, 0
for k = 3, #KEYS do
  local count = tonumber(ARGV[at])
  -- From before this epoch it may be of another transaction of that number.
  if tonumber(redis.call('GET', KEYS[k]) or 0) <= since then
    local seq = redis.call('HINCRBY', KEYS[2], 'seq', 1)
    for i = at + 1, at + count do redis.call('ZADD', KEYS[1], seq, ARGV[i]) end
    redis.call('SET', KEYS[k], seq, 'EX', ARGV[5])
    applied = applied + 1
  end
  at = at + 1 + count
end
redis.call('HSET', KEYS[2], 'cur', ARGV[3], 'hb', ARGV[4])
return { 'ok', applied }
