-- Feedback that can be used, the confidence to speak up, and chances to learn that are really taken (P-15).
local kit = ...
local t, list, date = kit.text, kit.list, kit.date

local FEEDBACK, SAFETY, SAFER = "relation-potentiale/feedback", "relation-potentiale/safety", "relation-potentiale/safer"
local STRENGTH, CHANCES, SEEN = "relation-potentiale/strength", "relation-potentiale/chances", "relation-potentiale/seen"
local TRIED = "relation-potentiale/tried"

local ways = {
  task = t "how_task", colleague = t "how_colleague", teach = t "how_teach", project = t "how_project", course = t "how_course",
}
local first_steps = {
  task = t "first_task", colleague = t "first_colleague", teach = t "first_teach", project = t "first_project", course = t "first_course",
}
local outcomes = {
  learned = t "tried_learned", started = t "tried_started", not_yet = t "tried_not_yet", not_relevant = t "tried_not_relevant",
}
local safer_ways = {
  leader_first = t "leader_first", learning = t "learning", asked = t "asked", answered = t "answered", private = t "private", tone = t "tone",
}

-- The chances of one conversation, the employee's first; a row without the first cell says nothing to try.
local function chances(answers)
  local found = {}
  for _, who in ipairs { "employee", "leader" } do
    for _, row in ipairs(answers[who][CHANCES] or {}) do
      if row.what then table.insert(found, { who = who, what = row.what, how = row.how, needs = row.needs }) end
    end
  end
  return found
end

-- What stood first last time; it is asked about, and followed in the report.
local function chance_before(ctx)
  local last = ctx.history[1]
  return last and chances(last.answers)[1]
end

-- How easy it was to speak up in earlier conversations, the newest first, without those where it was not answered.
local function earlier_safety(ctx)
  return list.map(ctx.history, function(past) return past.answers.employee[SAFETY] end)
end

-- What was first worth trying in each conversation, and what was said of it in the one that followed.
local function trail(ctx)
  local next_answers = ctx.answers
  return list.map(ctx.history, function(past)
    local chance, tried = chances(past.answers)[1], next_answers.employee[TRIED]
    next_answers = past.answers
    return chance and { past.date, chance.what, outcomes[tried] or "" }
  end)
end

return {
  -- A chance that nobody asks about again was only talk.
  questions = function(ctx)
    local chance = chance_before(ctx)
    if not chance then return end
    return {
      {
        id = "tried", kind = "choice", label = t("tried", { what = chance.what }), help = t "tried_help",
        options = {
          { id = "learned", label = t "tried_learned" },
          { id = "started", label = t "tried_started" },
          { id = "not_yet", label = t "tried_not_yet" },
          { id = "not_relevant", label = t "tried_not_relevant" },
        },
      },
    }
  end,

  -- One sentence is enough, the weightiest of them.
  check_meeting = function(ctx)
    local now, before = ctx.answers.employee[SAFETY], earlier_safety(ctx)
    if not now then return end
    if before[1] and before[1] - now >= 2 then
      return { warn = t("safety_drops", { before = before[1], now = now }), field = "safety" }
    end
    if #before >= 2 and now < before[1] and before[1] < before[2] then return { warn = t "safety_falls", field = "safety" } end
    if now <= 2 then return { warn = t "safety_low", field = "safety" } end
  end,

  agenda = function(ctx)
    local mine, chance = ctx.answers.employee, chance_before(ctx)
    local safety = mine[SAFETY]
    return {
      safety ~= nil and safety <= 2 and { text = t "agenda_safety", reason = t("agenda_safety_reason", { score = safety }) },
      chance ~= nil and mine[TRIED] == "not_yet" and {
        text = t "agenda_tried", reason = t("agenda_tried_reason", { what = chance.what }),
      },
      mine[STRENGTH] ~= nil and { text = t "agenda_strength", reason = t "agenda_strength_reason" },
    }
  end,

  -- By name and by date (P-07): the leader owes feedback and an easier way to speak, the employee tries what is new.
  suggest_agreements = function(ctx)
    local mine, soon = ctx.answers.employee, date.workday(date.add(ctx.today, ctx.settings.feedback_days))
    local drafts = list.map(list.slice(chances(ctx.answers), 1, 3), function(chance)
      return {
        title = t("try", { what = chance.what }), reason = t "try_reason", responsible = "employee",
        due = date.workday(date.add(ctx.today, ctx.settings.learn_days)), first_step = first_steps[chance.how], follow_up = t "try_follow_up",
      }
    end)
    if mine[FEEDBACK] and mine[FEEDBACK] <= 2 then
      table.insert(drafts, {
        title = t "give_feedback", reason = t "give_feedback_reason", responsible = "leader", due = soon,
        first_step = t "give_feedback_first",
      })
    end
    -- Two things that are done are worth more than six that were meant.
    for _, way in ipairs(list.slice(mine[SAFER] or {}, 1, 2)) do
      table.insert(drafts, { title = safer_ways[way], reason = t "safer_reason", responsible = "leader", due = soon })
    end
    return drafts
  end,

  report = function(ctx)
    local now, tried = chances(ctx.answers), trail(ctx)
    return {
      title = t "title",
      { kind = "chart", metric = "feedback", span = 6 },
      { kind = "chart", metric = "safety", span = 6 },
      ctx.answers.leader[SEEN] ~= nil and { kind = "quote", text = ctx.answers.leader[SEEN], by = t "seen_by" },
      #now > 0 and {
        kind = "table", title = t "chances", head = { t "what", t "who", t "how", t "needs" },
        rows = list.map(now, function(chance) return { chance.what, t(chance.who), ways[chance.how] or "", chance.needs or "" } end),
      },
      #tried > 0 and { kind = "table", title = t "trail", head = { t "date", t "what", t "outcome" }, rows = tried },
      ctx.answers.employee[TRIED] == "not_yet" and { kind = "callout", level = "hint", text = t "room" },
    }
  end,
}
