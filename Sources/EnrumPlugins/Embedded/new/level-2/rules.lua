-- What data cannot say: whatever counts over earlier conversations. Pure functions from a snapshot, ctx, to data.
---@type enrum.kit
local kit = ...
local t, list = kit.text, kit.list

local ENERGY = "__id__/energy"

return {
  -- A number that falls is brought up, whatever it is.
  ---@param ctx enrum.Context
  check_meeting = function(ctx)
    local now, last = ctx.answers.employee[ENERGY], ctx.history[1]
    local before = last and last.answers.employee[ENERGY]
    if now and before and now < before then return { warn = t("fewer", { before = before }), field = "energy" } end
  end,

  -- The line over time, and a row for each conversation.
  ---@param ctx enrum.Context
  report = function(ctx)
    return {
      title = t "title",
      { kind = "chart", metric = "energy", span = 6 },
      #ctx.history > 0 and {
        kind = "table", span = 6, head = { t "date", t "energy" },
        rows = list.map(ctx.history, function(past) return { past.date, past.answers.employee[ENERGY] or "" } end),
      },
    }
  end,
}
