-- The invariants of the engine as queries over its tables alone. Each returns what breaks it, and nothing when all is
-- well. Run by tests and benches, and by hand: psql "$DATABASE_URL" -f infra/bench/oracle.sql

-- Heartbeats, hot or packed. What packHour writes is read here a second time, by somebody who does not know it.
create or replace function pg_temp.varints(bytes bytea, start int) returns bigint[] language plpgsql as $$
declare numbers bigint[] := '{}'; number bigint := 0; shift int := 0; byte int;
begin
  for at in start .. length(bytes) - 1 loop
    byte := get_byte(bytes, at);
    number := number + ((byte & 127)::bigint << shift);
    shift := shift + 7;
    if byte < 128 then numbers := numbers || number; number := 0; shift := 0; end if;
  end loop;
  return numbers;
end $$;

create or replace function pg_temp.unpack(packed bytea) returns setof heartbeat language plpgsql as $$
declare
  numbers bigint[] := pg_temp.varints(packed, 1);
  n int := numbers[1]; at int := 2;
  orders int[] := '{2,0,0,2,0,2,1,1,1,0,0,0,1,1,1,1,1}'; track_order int;
  track bigint[]; t bigint[] := '{}'; code bigint; row heartbeat;
begin
  if get_byte(packed, 0) <> 1 then raise exception 'another layout: %', get_byte(packed, 0); end if;
  foreach track_order in array orders loop
    track := '{}';
    while coalesce(array_length(track, 1), 0) < n loop
      code := numbers[at]; at := at + 1;
      if code = 0 then track := track || array_fill(0::bigint, array[numbers[at]::int]); at := at + 1;
      else track := track || case when code % 2 = 1 then -(code + 1) / 2 else code / 2 end; end if;
    end loop;
    for times in 1 .. track_order loop
      for i in 2 .. n loop track[i] := track[i] + track[i - 1]; end loop;
    end loop;
    t := t || track;
  end loop;
  for i in 1 .. n loop
    row.slot_at := to_timestamp(t[i] / 1000.0); row.attempt := t[n + i];
    row.started_at := row.slot_at + t[2 * n + i] * interval '1 ms'; row.token := t[3 * n + i];
    row.seq := case when t[4 * n + i] = 0 then t[5 * n + i] end;
    row.status := chr(t[6 * n + i]::int); row.state := chr(t[7 * n + i]::int);
    -- A latency is in hundredths, or else the two halves of a double.
    row.latency_ms := case when t[8 * n + i] = 1 and t[10 * n + i] = 0 then t[9 * n + i] / 100.0
      when t[8 * n + i] = 1 then power(2::float8, (t[10 * n + i] >> 20) - 1023)
        * (1 + ((t[10 * n + i] & 1048575) * 4294967296 + t[11 * n + i]) / 4503599627370496::float8) end;
    row.dns := t[12 * n + i]; row.connect := t[13 * n + i]; row.tls := t[14 * n + i];
    row.first_byte := t[15 * n + i]; row.body := t[16 * n + i];
    return next row;
  end loop;
end $$;

create or replace temp view beat as
select tenant_id, monitor_id, region, slot_at, attempt, started_at, latency_ms, token, seq, status, state, dns, connect,
  tls, first_byte, body
from heartbeat
union all
select h.tenant_id, h.monitor_id, h.region, b.slot_at, b.attempt, b.started_at, b.latency_ms, b.token, b.seq, b.status,
  b.state, b.dns, b.connect, b.tls, b.first_byte, b.body
from heartbeat_hour h cross join lateral pg_temp.unpack(h.packed) b
-- Until a packed day is dropped it is there twice.
where not exists (
  select 1 from heartbeat t where t.tenant_id = h.tenant_id and t.monitor_id = h.monitor_id and t.region = h.region
    and t.slot_at >= h.hour_at and t.slot_at < h.hour_at + interval '1 hour');

-- Counts by bucket number, as a sketch keeps them.
create or replace function pg_temp.sketch(bytes bytea) returns text language sql as $$
  select string_agg(bucket || ':' || n, ' ' order by bucket) from (
    select sum(numbers[2 * i]) over (order by i) as bucket, numbers[2 * i + 1] as n
    from (select pg_temp.varints(bytes, 0) as numbers) v cross join lateral generate_series(1, numbers[1]) i) b
$$;

-- The middle of a bucket, ms; see sketch.ts.
create or replace function pg_temp.middle(bucket int) returns float8 language sql immutable as $$
  select case when bucket = 0 then 0 else 0.02 * power(1.02::float8 / 0.98, bucket) / (1.02 / 0.98 + 1) end
$$;

-- What is rolled up, of all sizes.
create or replace temp view rolled as
select 'minute' as size, r.* from rollup_minute r union all select 'hour', r.* from rollup_hour r
union all select 'day', r.* from rollup_day r;

-- What of it can be compared: heartbeats up to their mark, in buckets of which the row is still kept.
create or replace temp view counted as
select size, date_trunc(size, b.slot_at, 'UTC') as from_at, b.*, b.latency_ms is not null and b.status in ('u', 'g') as answered
from beat b
join rollup_mark m on m.tenant_id = b.tenant_id and m.monitor_id = b.monitor_id and m.region = b.region
  and (b.slot_at, b.attempt) <= (m.slot_at, m.attempt)
cross join unnest(array['minute', 'hour', 'day']) size
where size = 'day' or b.slot_at >= date_trunc('day', now(), 'UTC')
  - case size when 'minute' then interval '1 day' else interval '90 days' end;

-- I1 Each slot that was due has one first attempt or lies in one gap.
with slot as (
  select e.tenant_id, e.monitor_id, e.region, e.anchor_at + k * e.interval_seconds * interval '1 second' as slot_at
  from epoch e
  left join schedule s on e.ended_at is null and s.tenant_id = e.tenant_id and s.monitor_id = e.monitor_id
    and s.region = e.region
  cross join lateral (
    -- The slot that is next is done as soon as a retry of it is next.
    select coalesce(e.ended_at, s.next_slot_at + case when s.attempt > 0 then interval '1 ms' else interval '0' end) as at
  ) past
  cross join lateral generate_series(
    0, ceil(extract(epoch from past.at - e.anchor_at) / e.interval_seconds)::int - 1) k
)
select slot.*, count(h.slot_at) as heartbeats, count(g.from_at) as gaps
from slot
left join beat h on h.tenant_id = slot.tenant_id and h.monitor_id = slot.monitor_id and h.region = slot.region
  and h.slot_at = slot.slot_at and h.attempt = 0
left join gap g on g.tenant_id = slot.tenant_id and g.monitor_id = slot.monitor_id and g.region = slot.region
  and g.from_at <= slot.slot_at and g.to_at > slot.slot_at
group by slot.tenant_id, slot.monitor_id, slot.region, slot.slot_at
having count(h.slot_at) + count(g.from_at) <> 1;

-- I2 Tokens rise with slot and attempt, so no attempt was recorded out of turn or twice.
select * from (
  select tenant_id, monitor_id, region, slot_at, attempt, token,
    lag(token) over (partition by tenant_id, monitor_id, region order by slot_at, attempt) as token_before
  from beat) h
where token <= token_before;

-- I3 Every heartbeat lies on the grid of an epoch.
select h.tenant_id, h.monitor_id, h.region, h.slot_at from beat h
where not exists (
  select 1 from epoch e
  where e.tenant_id = h.tenant_id and e.monitor_id = h.monitor_id and e.region = h.region
    and h.slot_at >= e.anchor_at and (e.ended_at is null or h.slot_at < e.ended_at)
    and mod(extract(epoch from h.slot_at - e.anchor_at), e.interval_seconds) = 0);

-- I4 Every gap is explained by what was recorded elsewhere.
select g.* from gap g
where case
  when g.cause in ('worker_down', 'db_down') then
    -- All the time somebody lived, and nobody died shortly before or in it.
    coalesce((select range_agg(tstzrange(l.born_at, coalesce(l.ended_at, l.seen_at + interval '3 s')))
      from worker_life l where l.region = g.region), '{}') @> tstzrange(g.from_at, g.to_at)
    and not exists (select 1 from worker_life l where l.region = g.region and l.ended_at = l.seen_at
      and l.seen_at between g.from_at - interval '5 s' and g.to_at)
  when g.cause in ('paused', 'edited') then not exists (
    select 1 from epoch e where e.tenant_id = g.tenant_id and e.monitor_id = g.monitor_id and e.region = g.region
      and e.ended_at > g.from_at and e.ended_at <= g.to_at)
  when g.cause = 'quarantine' then not exists (
    select 1 from evidence e where e.tenant_id = g.tenant_id and e.monitor_id = g.monitor_id and e.region = g.region
      and e.slot_at < g.from_at and e.outcome->>'code' = 'internal_error')
  else g.backlog is null end;

-- I5a Each place in the order of a monitor's verdicts is taken once, up to its standing's.
with judged as (
  select tenant_id, monitor_id, seq from beat where seq is not null
  union all select tenant_id, monitor_id, seq from gap where seq is not null
  union all select tenant_id, monitor_id, seq from probe where seq is not null
  -- What no verdict decided: people, maintenances and, for groups, their members.
  union all select tenant_id, monitor_id, seq from turn where runs = '{}'
)
select s.tenant_id, s.monitor_id, s.seq, count(j.seq) as judged, count(distinct j.seq) as different, max(j.seq) as last
from standing s left join judged j using (tenant_id, monitor_id)
group by s.tenant_id, s.monitor_id, s.seq
having count(j.seq) <> s.seq or count(distinct j.seq) <> s.seq or coalesce(max(j.seq), 0) <> s.seq;

-- I5b Each turn begins where the one before it ended, and the last one is where the monitor stands.
select * from (
  select t.tenant_id, t.monitor_id, t.seq, t.from_state, t.to_state, s.settled,
    lag(t.to_state, 1, 'n') over turns as state_before, lead(t.seq) over turns as seq_after
  from turn t join standing s using (tenant_id, monitor_id)
  window turns as (partition by t.tenant_id, t.monitor_id order by t.seq)) t
where from_state <> state_before or (seq_after is null and to_state <> settled);

-- I5c Spans are without holes, no two neighbours say the same, and the last one is open and says how it stands.
select * from (
  select p.tenant_id, p.monitor_id, p.from_at, p.to_at, p.state, s.settled, s.since,
    lead(p.from_at) over spans as from_after, lead(p.state) over spans as state_after
  from span p join standing s using (tenant_id, monitor_id)
  window spans as (partition by p.tenant_id, p.monitor_id order by p.from_at)) p
where to_at is distinct from from_after or state = state_after or to_at <= from_at
  or (from_after is null and (state <> settled or from_at > since));

-- I5d A monitor is where its time belongs, or confirming.
select tenant_id, monitor_id, state, settled from standing where state <> settled and state <> 'c';

-- I5e A group stands as the worst of its members that are not paused.
select g.tenant_id, g.id, s.settled from monitor g
join standing s on s.tenant_id = g.tenant_id and s.monitor_id = g.id
where g.type = 'group' and s.settled <> 'p' and s.settled <> coalesce((
  select (array['d', 'g', 'u', 'm', 'n'])[min(array_position(array['d', 'g', 'u', 'm', 'n'], t.settled))]
  from monitor m join standing t on t.tenant_id = m.tenant_id and t.monitor_id = m.id
  where m.tenant_id = g.tenant_id and m.group_id = g.id and m.paused_at is null and m.deleted_at is null), 'n');

-- I6 Incidents are what the turns opened and resolved, and one is open exactly where a monitor is in an outage.
select coalesce(t.tenant_id, i.tenant_id) as tenant_id, coalesce(t.monitor_id, i.monitor_id) as monitor_id, t.seq, i.id
from (select * from turn where incident = 'opens') t
full join incident i on i.tenant_id = t.tenant_id and i.monitor_id = t.monitor_id and i.opened_seq = t.seq
where t.seq is null or i.id is null or t.since <> i.opened_at
union all
select t.tenant_id, t.monitor_id, t.seq, i.id
from (select * from turn where incident = 'resolves') t
full join (select * from incident where resolved_at is not null) i
  on i.tenant_id = t.tenant_id and i.monitor_id = t.monitor_id and i.resolved_seq = t.seq
where t.seq is null or i.id is null or t.since <> i.resolved_at
union all
select s.tenant_id, s.monitor_id, s.seq, i.id
from standing s left join incident i on i.tenant_id = s.tenant_id and i.monitor_id = s.monitor_id and i.resolved_at is null
where (s.outage_since is null) <> (i.id is null);

-- I7 The messages of a turn are exactly its plan.
select coalesce(p.tenant_id, d.tenant_id) as tenant_id, coalesce(p.monitor_id, d.monitor_id) as monitor_id,
  coalesce(p.seq, d.turn_seq) as seq, p.channel_id as planned, d.channel_id as written
from (
  select t.tenant_id, t.monitor_id, t.seq, (m->>'channel')::uuid as channel_id, (m->>'step')::int as step
  from turn t cross join lateral jsonb_array_elements(t.plan->'tell') m) p
full join (select * from delivery where monitor_id is not null) d on d.tenant_id = p.tenant_id
  and d.monitor_id = p.monitor_id and d.turn_seq = p.seq and d.channel_id = p.channel_id and d.step = p.step
where p.seq is null or d.id is null;

-- I8 Each message ends delivered, told with another, or with a reason; none waits for more than its next attempt.
select d.tenant_id, d.id, d.state, d.attempts, d.due_at, d.settled_at, d.reason from delivery d
where case d.state
  when 'waiting' then d.settled_at is not null or d.attempts > 9 or d.due_at > now() + interval '27 hours'
    -- Nor is one overlooked: due for a minute, its channel well, and a worker alive all the time.
    or (d.due_at < now() - interval '1 minute' and exists (
      select 1 from worker_life l join channel c on c.tenant_id = d.tenant_id and c.id = d.channel_id
      where l.ended_at is null and l.seen_at > now() - interval '3 s' and l.born_at < d.due_at
        and c.failing_since is null))
  when 'delivered' then d.settled_at is null or d.answer is null or d.claimed_by is not null
  else d.settled_at is null or d.reason is null or d.claimed_by is not null end;

-- I9 The messages of an incident arrived on each channel in the order of its turns.
select * from (
  select tenant_id, monitor_id, incident_id, channel_id, turn_seq, settled_at,
    lag(settled_at) over (partition by tenant_id, monitor_id, incident_id, channel_id order by turn_seq, step) as before
  from delivery where monitor_id is not null and state in ('delivered', 'combined')) d
where before > settled_at;

-- I10 No row carries another tenant than its monitor's.
select distinct r.source, r.tenant_id, r.monitor_id from (
  select 'schedule' as source, tenant_id, monitor_id from schedule
  union all select 'epoch', tenant_id, monitor_id from epoch
  union all select 'heartbeat', tenant_id, monitor_id from heartbeat
  union all select 'evidence', tenant_id, monitor_id from evidence
  union all select 'gap', tenant_id, monitor_id from gap
  union all select 'standing', tenant_id, monitor_id from standing
  union all select 'turn', tenant_id, monitor_id from turn
  union all select 'span', tenant_id, monitor_id from span
  union all select 'incident', tenant_id, monitor_id from incident
  union all select 'ping', tenant_id, monitor_id from ping
  union all select 'heartbeat_hour', tenant_id, monitor_id from heartbeat_hour
  union all select 'rolled', tenant_id, monitor_id from rolled
  union all select 'probe', tenant_id, monitor_id from probe where monitor_id is not null
  union all select 'delivery', tenant_id, monitor_id from delivery where monitor_id is not null) r
join monitor m on m.id = r.monitor_id and m.tenant_id <> r.tenant_id
union all
select 'channel of a delivery', d.tenant_id, d.channel_id from delivery d
join channel c on c.id = d.channel_id and c.tenant_id <> d.tenant_id;

-- I11a Minutes, hours and days of a monitor are the sum of its heartbeats up to its mark.
with raw as (
  select size, tenant_id, monitor_id, region, from_at,
    count(*) filter (where status = 'u') as up, count(*) filter (where status = 'g') as degraded,
    count(*) filter (where status = 'd') as down, count(*) filter (where status = 'n') as unknown,
    count(*) filter (where status = 'b') as blocked, count(*) filter (where answered) as latency_count,
    coalesce(sum(latency_ms::float8) filter (where answered), 0) as latency_sum,
    min(latency_ms) filter (where answered) as fastest, max(latency_ms) filter (where answered) as slowest,
    coalesce(sum(pg_temp.middle(dns)) filter (where answered), 0) as dns,
    coalesce(sum(pg_temp.middle(connect)) filter (where answered), 0) as connect,
    coalesce(sum(pg_temp.middle(tls)) filter (where answered), 0) as tls,
    coalesce(sum(pg_temp.middle(first_byte)) filter (where answered), 0) as first_byte,
    coalesce(sum(pg_temp.middle(body)) filter (where answered), 0) as body
  from counted group by size, tenant_id, monitor_id, region, from_at
)
select coalesce(raw.size, r.size) as size, coalesce(raw.tenant_id, r.tenant_id) as tenant_id,
  coalesce(raw.monitor_id, r.monitor_id) as monitor_id, coalesce(raw.from_at, r.from_at) as from_at, raw, r
from raw
full join rolled r on r.size = raw.size and r.tenant_id = raw.tenant_id and r.monitor_id = raw.monitor_id
  and r.region = raw.region and r.from_at = raw.from_at
-- What no plan keeps any more has no heartbeats, and still its day.
where r.size is null or (raw.size is null and r.from_at > now() - interval '29 days')
  or (r.up, r.degraded, r.down, r.unknown, r.blocked, r.latency_count)
    <> (raw.up, raw.degraded, raw.down, raw.unknown, raw.blocked, raw.latency_count)
  or (raw.size is not null and (r.latency_min is distinct from raw.fastest or r.latency_max is distinct from raw.slowest))
  or abs(r.latency_sum - raw.latency_sum) > 0.001 * (1 + raw.latency_sum)
  or abs(r.dns - raw.dns) + abs(r.connect - raw.connect) + abs(r.tls - raw.tls) + abs(r.first_byte - raw.first_byte)
    + abs(r.body - raw.body) > 0.001 * (1 + raw.dns + raw.connect + raw.tls + raw.first_byte + raw.body);

-- I11b Their sketches count their answers.
with bucket as (
  select size, tenant_id, monitor_id, region, from_at, count(*) as n,
    greatest(0, ceil(ln(latency_ms::text::float8 / 0.01) / ln(1.02::float8 / 0.98)))::int as bucket
  from counted where answered and latency_ms > 0 group by 1, 2, 3, 4, 5, 7
), raw as (
  select size, tenant_id, monitor_id, region, from_at, string_agg(bucket || ':' || n, ' ' order by bucket) as sketch
  from bucket group by 1, 2, 3, 4, 5
)
select raw.*, pg_temp.sketch(r.sketch) as kept from raw
join rolled r using (size, tenant_id, monitor_id, region, from_at)
where pg_temp.sketch(r.sketch) is distinct from raw.sketch;

-- I11c What a span keeps of those before it is their sum: time in state of any window is spans ∩ window.
select * from (
  select tenant_id, monitor_id, from_at, up_ms, degraded_ms, down_ms, no_data_ms, maintenance_ms, paused_ms, outages,
    coalesce(sum(ms) filter (where state = 'u') over earlier, 0) as up,
    coalesce(sum(ms) filter (where state = 'g') over earlier, 0) as degraded,
    coalesce(sum(ms) filter (where state = 'd') over earlier, 0) as down,
    coalesce(sum(ms) filter (where state = 'n') over earlier, 0) as no_data,
    coalesce(sum(ms) filter (where state = 'm') over earlier, 0) as maintenance,
    coalesce(sum(ms) filter (where state = 'p') over earlier, 0) as paused,
    count(*) filter (where state = 'd') over earlier as downs
  from (select *, (extract(epoch from to_at - from_at) * 1000)::int8 as ms from span) s
  window earlier as (partition by tenant_id, monitor_id order by from_at rows between unbounded preceding and 1 preceding)) s
where (up_ms, degraded_ms, down_ms, no_data_ms, maintenance_ms, paused_ms, outages)
  <> (up, degraded, down, no_data, maintenance, paused, downs);

-- I11d A packed hour holds what it says, in the order of slots, and nothing of another hour.
select h.tenant_id, h.monitor_id, h.region, h.hour_at, h.beats, count(b.slot_at) as unpacked
from heartbeat_hour h left join lateral pg_temp.unpack(h.packed) b on true
group by h.tenant_id, h.monitor_id, h.region, h.hour_at, h.beats
having count(b.slot_at) <> h.beats or min(b.slot_at) < h.hour_at or max(b.slot_at) >= h.hour_at + interval '1 hour';
