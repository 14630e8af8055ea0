-- How people are at work, taken seriously early and gently (A-16, A-17). Nothing here explains anyone: a low number brings a hint
-- and an offer, and what is written for oneself alone is never read.
local kit = ...
local t, list, date = kit.text, kit.list, kit.date

local WELLBEING, PRESSURE, NEEDS = "trivsel/wellbeing", "trivsel/pressure", "trivsel/needs"
local SHARE, WORRY, AREAS = "trivsel/share", "trivsel/worry", "trivsel/areas"

-- L-21: influence and autonomy, safety and trust, restitution and reflection, support. Time of one's own is one's own to keep; the rest
-- is the leader's to see to.
local themes = {
  { id = "influence", label = t "influence", title = t "do_influence", first = t "do_influence_first", responsible = "leader" },
  { id = "trust", label = t "trust", title = t "do_trust", first = t "do_trust_first", responsible = "leader" },
  { id = "rest", label = t "rest", title = t "do_rest", first = t "do_rest_first", responsible = "employee" },
  { id = "support", label = t "support", title = t "do_support", first = t "do_support_first", responsible = "leader" },
}

-- I-42: where a worry without a known cause may come from, as the rows of the table stand.
local areas = {
  { label = t "area_task", idea = t "idea_task" },
  { label = t "area_cooperation", idea = t "idea_cooperation" },
  { label = t "area_surroundings", idea = t "idea_surroundings" },
  { label = t "area_other", idea = t "idea_other" },
}
local weights = { fine = t "felt_fine", some = t "felt_some", much = t "felt_much" }

local function is_low(wellbeing) return wellbeing ~= nil and wellbeing <= 2 end
local function is_high(pressure) return pressure ~= nil and pressure >= 4 end
local function is_hard(answers) return is_low(answers.employee[WELLBEING]) or is_high(answers.employee[PRESSURE]) end

-- How often in a row, and how far at once, a number has gone the wrong way. Conversations without an answer are passed over.
local function way_of(ctx, question, is_rise_worse)
  local sign, now = is_rise_worse and 1 or -1, ctx.answers.employee[question]
  local before = list.map(ctx.history, function(past) return past.answers.employee[question] end)
  if not now or #before == 0 then return { step = 0, twice = false } end
  local step = (now - before[1]) * sign
  return { now = now, before = before[1], step = step, twice = step > 0 and #before >= 2 and (before[1] - before[2]) * sign > 0 }
end

-- How to begin when something has gone the wrong way: the greatest change first, and only one of them, because a list of what is
-- wrong is no gentle opening.
local function opening(ctx)
  local wellbeing, pressure = way_of(ctx, WELLBEING, false), way_of(ctx, PRESSURE, true)
  if wellbeing.step >= 2 then
    return { warn = t("wellbeing_drops", { before = wellbeing.before, now = wellbeing.now }), field = "wellbeing" }
  elseif pressure.step >= 2 then
    return { warn = t("pressure_rises", { before = pressure.before, now = pressure.now }), field = "pressure" }
  elseif wellbeing.twice then
    return { warn = t "wellbeing_falls", field = "wellbeing" }
  end
  return pressure.twice and { warn = t "pressure_climbs", field = "pressure" }
end

-- A-18: whom one can turn to, as the department has written it.
local function contact(settings)
  if settings.contact and settings.contact_phone then return settings.contact .. ", " .. settings.contact_phone end
  return settings.contact or settings.contact_phone
end

local function contact_note(settings)
  local who = contact(settings)
  if who and settings.contact_about then return t("contact_about", { contact = who, about = settings.contact_about }) end
  return who and t("contact", { contact = who }) or t "contact_missing"
end

local function wants(answers, theme) return list.contains(answers.employee[NEEDS] or {}, theme.id) end

-- A row for each theme that was ever chosen: now, last time, and how often in all.
local function theme_rows(ctx)
  local last = ctx.history[1]
  return list.map(themes, function(theme)
    local earlier = list.count(ctx.history, function(past) return wants(past.answers, theme) end)
    local is_wanted, was_wanted = wants(ctx.answers, theme), last ~= nil and wants(last.answers, theme)
    if earlier == 0 and not is_wanted then return end
    return { theme.label, is_wanted and true or "", was_wanted and true or "", earlier + (is_wanted and 1 or 0) }
  end)
end

-- What was written about an area. The employee's words count (I-43); where the two share one screen, it may be the leader who writes.
local function said_about(answers, place)
  local theirs = (answers.employee[AREAS] or {})[place] or {}
  if theirs.felt or theirs.idea then return theirs end
  return (answers.leader[AREAS] or {})[place] or {}
end

-- The areas that something was said about.
local function area_rows(answers)
  local rows = {}
  for place, area in ipairs(areas) do
    local row = said_about(answers, place)
    if row.felt or row.idea then table.insert(rows, { area.label, weights[row.felt] or "", row.idea or "" }) end
  end
  return rows
end

return {
  -- Whoever had a hard time is asked what helped, because that is worth keeping.
  questions = function(ctx)
    local last = ctx.history[1]
    local score = last and last.answers.employee[WELLBEING]
    if not is_low(score) then return end
    return { { id = "helped", kind = "long_text", label = t("helped", { score = score }), help = t "helped_help" } }
  end,

  -- For the one who writes, and nobody else (A-18).
  check_answer = function(ctx, answer)
    local is_heavy = answer.question == WELLBEING and is_low(answer.value)
      or answer.question == PRESSURE and is_high(answer.value) and not is_low(ctx.answers.employee[WELLBEING])
    if not is_heavy then return end
    local who = contact(ctx.settings)
    return { hint = who and t("not_alone_contact", { contact = who }) or t "not_alone", field = answer.question }
  end,

  -- How to open gently, and what to do first.
  check_meeting = function(ctx)
    local who = contact(ctx.settings)
    return {
      opening(ctx),
      is_hard(ctx.answers) and { hint = who and t("hard_contact", { contact = who }) or t "hard" },
    }
  end,

  agenda = function(ctx)
    local is_now_hard = is_hard(ctx.answers)
    return {
      is_now_hard and { text = t "agenda_how", reason = t "agenda_how_reason" },
      ctx.answers.leader[WORRY] == true and not is_now_hard and { text = t "agenda_areas", reason = t "agenda_areas_reason" },
      ctx.answers.employee[SHARE] ~= nil and { text = t "agenda_share", reason = t "agenda_share_reason" },
    }
  end,

  -- The employee's own ideas come first (I-43); who does them, the two decide.
  suggest_agreements = function(ctx)
    local due, drafts = date.workday(date.add(ctx.today, ctx.settings.follow_up_days)), {}
    for place, area in ipairs(areas) do
      local row = said_about(ctx.answers, place)
      if row.idea then table.insert(drafts, { title = row.idea, reason = area.idea, due = due }) end
    end
    if is_hard(ctx.answers) then
      table.insert(drafts, {
        title = t "talk_again", reason = t "talk_again_reason", responsible = "leader", due = due, first_step = t "talk_again_first",
        follow_up = t "talk_again_follow_up",
      })
    end
    for _, theme in ipairs(themes) do
      if wants(ctx.answers, theme) then
        table.insert(drafts, {
          title = theme.title, reason = t "need_reason", responsible = theme.responsible, due = due, first_step = theme.first,
        })
      end
    end
    return drafts
  end,

  -- To ask again when nobody has planned to. It may be read over a shoulder, so it mentions nothing of what was
  -- answered.
  reminders = function(ctx)
    local last = ctx.history[1]
    if not ctx.settings.remind or not last or ctx.meeting or not is_hard(last.answers) then return end
    local days = date.days(last.date, ctx.today)
    if days < ctx.settings.follow_up_days then return end
    return { key = "ask-" .. last.id, due = ctx.today, to = "leader", text = t("ask_again", { days = days }) }
  end,

  -- P-19: the two see where the lines are heading while there is still time (A-17).
  report = function(ctx)
    local needs, felt = theme_rows(ctx), area_rows(ctx.answers)
    local has_fallen = way_of(ctx, WELLBEING, false).step >= 2 or way_of(ctx, PRESSURE, true).step >= 2
    return {
      title = t "title",
      { kind = "text", text = t "voluntary" },
      { kind = "chart", metric = "wellbeing", span = 6 },
      { kind = "chart", metric = "pressure", span = 6 },
      has_fallen and { kind = "callout", level = "hint", text = t "drop_note" },
      #needs > 0 and {
        kind = "table", title = t "needs", head = { t "theme", t "now", t "last", t "times" }, rows = needs,
      },
      #felt > 0 and { kind = "table", title = t "areas", head = { t "area", t "felt", t "idea" }, rows = felt },
      { kind = "callout", level = "hint", text = contact_note(ctx.settings) },
    }
  end,
}
