-- The invariants of the engine as queries over its tables alone. Each returns what breaks it, and nothing when all is
-- well. Run by tests and benches, and by hand: psql "$DATABASE_URL" -f infra/bench/oracle.sql

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
left join heartbeat h on h.tenant_id = slot.tenant_id and h.monitor_id = slot.monitor_id and h.region = slot.region
  and h.slot_at = slot.slot_at and h.attempt = 0
left join gap g on g.tenant_id = slot.tenant_id and g.monitor_id = slot.monitor_id and g.region = slot.region
  and g.from_at <= slot.slot_at and g.to_at > slot.slot_at
group by slot.tenant_id, slot.monitor_id, slot.region, slot.slot_at
having count(h.slot_at) + count(g.from_at) <> 1;

-- I2 Tokens rise with slot and attempt, so no attempt was recorded out of turn or twice.
select * from (
  select tenant_id, monitor_id, region, slot_at, attempt, token,
    lag(token) over (partition by tenant_id, monitor_id, region order by slot_at, attempt) as token_before
  from heartbeat) h
where token <= token_before;

-- I3 Every heartbeat lies on the grid of an epoch.
select h.tenant_id, h.monitor_id, h.region, h.slot_at from heartbeat h
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
  select tenant_id, monitor_id, seq from heartbeat where seq is not null
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
  union all select 'rollup_hour', tenant_id, monitor_id from rollup_hour
  union all select 'probe', tenant_id, monitor_id from probe where monitor_id is not null
  union all select 'delivery', tenant_id, monitor_id from delivery where monitor_id is not null) r
join monitor m on m.id = r.monitor_id and m.tenant_id <> r.tenant_id
union all
select 'channel of a delivery', d.tenant_id, d.channel_id from delivery d
join channel c on c.id = d.channel_id and c.tenant_id <> d.tenant_id;

-- I11 The hours of a monitor are the sum of its heartbeats up to its mark.
with raw as (
  select h.tenant_id, h.monitor_id, h.region, date_trunc('hour', h.slot_at, 'UTC') as hour_at,
    count(*) filter (where h.status = 'u') as up, count(*) filter (where h.status = 'g') as degraded,
    count(*) filter (where h.status = 'd') as down, count(*) filter (where h.status = 'n') as unknown,
    count(*) filter (where h.status = 'b') as blocked,
    count(h.latency_ms) filter (where h.status in ('u', 'g')) as answered,
    coalesce(sum(h.latency_ms::float8) filter (where h.status in ('u', 'g')), 0) as latency,
    min(h.latency_ms) filter (where h.status in ('u', 'g')) as fastest,
    max(h.latency_ms) filter (where h.status in ('u', 'g')) as slowest
  from heartbeat h
  join rollup_mark m on m.tenant_id = h.tenant_id and m.monitor_id = h.monitor_id and m.region = h.region
    and (h.slot_at, h.attempt) <= (m.slot_at, m.attempt)
  group by 1, 2, 3, 4
)
select raw.*, r.* from raw
full join rollup_hour r on r.tenant_id = raw.tenant_id and r.monitor_id = raw.monitor_id and r.region = raw.region
  and r.hour_at = raw.hour_at
where r.hour_at is null or raw.hour_at is null
  or (r.up, r.degraded, r.down, r.unknown, r.blocked, r.latency_count)
    <> (raw.up, raw.degraded, raw.down, raw.unknown, raw.blocked, raw.answered)
  or r.latency_min is distinct from raw.fastest or r.latency_max is distinct from raw.slowest
  or abs(r.latency_sum - raw.latency) > 0.001 * (1 + raw.latency);
