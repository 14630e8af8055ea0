-- Nobody who works elsewhere should drift out of sight between two conversations (P-15).
local kit = ...
local t, list, date = kit.text, kit.list, kit.date

local PLACE, CLOSENESS, MET, CONTACT =
  "distanceledelse/place", "distanceledelse/closeness", "distanceledelse/met", "distanceledelse/contact"

local places = {
  home = t "place_home", other_site = t "place_other_site", out = t "place_out", here = t "place_here",
}

-- Someone works elsewhere when the list of people says so, or when they said so themselves the last time.
local function works_elsewhere(ctx)
  if ctx.people.employee.workplace ~= "on_site" then return true end
  local last = ctx.history[1]
  local place = ctx.answers.employee[PLACE] or (last and last.answers.employee[PLACE])
  return place ~= nil and place ~= "here"
end

-- The days that the two have agreed on in one conversation: the lower of their numbers, and nil when neither gave one.
local function contact_in(answers)
  local employee, leader = answers.employee[CONTACT], answers.leader[CONTACT]
  return employee and leader and math.min(employee, leader) or employee or leader
end

-- What the pair agreed last counts; until they have, the department's setting does.
local function agreed(ctx)
  return contact_in(ctx.answers) or list.map(ctx.history, function(past) return contact_in(past.answers) end)[1]
end

local function longest_gap(ctx) return agreed(ctx) or ctx.settings.longest_gap end

-- How close it felt in earlier conversations, the newest first, without those where it was not answered.
local function earlier_closeness(ctx)
  return list.map(ctx.history, function(past) return past.answers.employee[CLOSENESS] end)
end

-- Down from the time before, which was down from the time before that.
local function falls(now, before)
  return now ~= nil and #before >= 2 and now < before[1] and before[1] < before[2]
end

return {
  -- What was hard last time is asked about again, and the days between conversations only until they are kept.
  questions = function(ctx)
    if not works_elsewhere(ctx) then return end
    local last = ctx.history[1]
    local score = last and last.answers.employee[CLOSENESS]
    local is_kept = agreed(ctx) ~= nil and last ~= nil and date.days(last.date, ctx.meeting.date) <= longest_gap(ctx)
    return {
      score ~= nil and score <= 2 and {
        id = "since_last", kind = "long_text", label = t("since_last", { score = score }), help = t "since_last_help",
      },
      not is_kept and {
        id = "contact", kind = "number", label = t "contact", help = t "contact_help", phase = "during", answered_by = "both",
        number = { min = 2, max = 120, unit = t "days" },
      },
    }
  end,

  check_answer = function(ctx, answer)
    if answer.question == CONTACT and answer.value and answer.value > ctx.settings.longest_gap then
      return { hint = t("contact_beyond", { days = ctx.settings.longest_gap }), field = "contact" }
    end
  end,

  check_meeting = function(ctx)
    local employee, leader = ctx.answers.employee[CONTACT], ctx.answers.leader[CONTACT]
    return {
      falls(ctx.answers.employee[CLOSENESS], earlier_closeness(ctx)) and { warn = t "closeness_falls", field = "closeness" },
      employee ~= nil and leader ~= nil and math.abs(employee - leader) > 7 and {
        hint = t("contact_differs", { employee = employee, leader = leader }), field = "contact",
      },
    }
  end,

  -- Whoever is not there every day cannot ask at the coffee machine how it is going.
  check_agreement = function(ctx, agreement)
    if not works_elsewhere(ctx) or not agreement.due or agreement.follow_up then return end
    if date.days(ctx.today, agreement.due) > longest_gap(ctx) then
      return { hint = t("follow_up_on_the_way", { days = longest_gap(ctx) }), field = "follow_up" }
    end
  end,

  agenda = function(ctx)
    local met, score = ctx.answers.employee[MET], ctx.answers.employee[CLOSENESS] or earlier_closeness(ctx)[1]
    return {
      score ~= nil and score <= 2 and { text = t "agenda_contact", reason = t("agenda_contact_reason", { score = score }) },
      met ~= nil and date.days(met, ctx.today) > ctx.settings.longest_apart and {
        text = t "agenda_room", reason = t("agenda_room_reason", { date = met }),
      },
    }
  end,

  -- One reminder for each conversation that was the last for too long.
  reminders = function(ctx)
    local last = ctx.history[1]
    if not last or not works_elsewhere(ctx) then return end
    local days = date.days(last.date, ctx.today)
    if days <= longest_gap(ctx) then return end
    return {
      key = "gap-" .. last.id, due = ctx.today, to = ctx.settings.remind,
      text = t("long_gap", { days = days, longest = longest_gap(ctx) }),
    }
  end,

  metrics = function(ctx)
    local last = ctx.history[1]
    if last then return { gap = math.min(date.days(last.date, ctx.meeting.date), 366) } end
  end,

  report = function(ctx)
    if not works_elsewhere(ctx) then return end
    return {
      title = t "title",
      { kind = "chart", metric = "closeness", span = 6 },
      { kind = "chart", metric = "gap", span = 6 },
      { kind = "metric", label = t "longest_gap", value = longest_gap(ctx), note = agreed(ctx) and t "agreed" or t "usual" },
      #ctx.history > 0 and {
        kind = "table", title = t "earlier", head = { t "date", t "place", t "felt", t "days_between", t "made", t "kept" },
        rows = list.map(ctx.history, function(past)
          local theirs = past.answers.employee
          return {
            past.date, places[theirs[PLACE]] or "", theirs[CLOSENESS] or "", past.metrics.gap or "", #past.agreements, past.kept,
          }
        end),
      },
    }
  end,
}
