/// The works that ours and the plain C host both do, with the same Lua code.
enum LuaWork: String, CaseIterable {
    case empty, check, report

    var title: String {
        switch self {
        case .empty: "Lua, an empty hook"
        case .check: "Lua, 15 answers against ten rules"
        case .report: "Lua, a report of twenty blocks"
        }
    }

    /// A module as a consultant would write it.
    static let source = """
        local kit = ...
        local t = kit.text

        local function said(answer) return answer.text ~= "" end
        local function high(answer) return answer.step >= 3 end
        local function short(answer) return #answer.text <= 400 end
        local function plain(answer) return not answer.text:find("[<>]") end
        local function shared(answer) return answer.author ~= "leader" or answer.kind ~= "private" end

        -- What an answer should be, question by question.
        local rules = {
          { question = "purpose", holds = said, text = "purpose_missing" },
          { question = "purpose", holds = short, text = "purpose_long" },
          { question = "wellbeing", holds = high, text = "wellbeing_low" },
          { question = "workload", holds = high, text = "workload_low" },
          { question = "help", holds = said, text = "help_missing" },
          { question = "help", holds = plain, text = "help_markup" },
          { question = "learning", holds = said, text = "learning_missing" },
          { question = "learning", holds = short, text = "learning_long" },
          { question = "distance", holds = high, text = "distance_low" },
          { question = "next", holds = shared, text = "next_private" },
        }

        return {
          empty = function() end,

          check = function(ctx)
            local answers = {}
            for _, answer in ipairs(ctx.answers) do answers[answer.question] = answer end
            local findings = {}
            for _, rule in ipairs(rules) do
              local answer = answers[rule.question]
              if answer and not rule.holds(answer) then
                findings[#findings + 1] = { warn = t(rule.text, { step = answer.step }), field = rule.question }
              end
            end
            return findings
          end,

          report = function(ctx)
            local blocks, made, kept = {}, 0, 0
            for i, meeting in ipairs(ctx.history) do
              made, kept = made + meeting.made, kept + meeting.kept
              blocks[#blocks + 1] = {
                kind = "metric", title = t("kept_on", { date = meeting.date }), value = meeting.kept, of = meeting.made,
                span = i % 2 == 0 and 6 or 12,
              }
            end
            local rows = {}
            for i, meeting in ipairs(ctx.history) do rows[i] = { meeting.date, meeting.made, meeting.kept } end
            blocks[#blocks + 1] = { kind = "table", head = { t "date", t "made", t "kept" }, rows = rows }
            blocks[#blocks + 1] = { kind = "text", text = t("in_all", { made = made, kept = kept }) }
            return blocks
          end,
        }
        """
}

/// What the snapshot is made from, as the host has it.
struct LuaFacts {
    struct Answer {
        let question, kind, author, text: String
        let step: Int64
    }

    struct Meeting {
        let id, date: String
        let made, kept: Int64
    }

    let today = "2026-03-14"
    let answers: [Answer]
    let history: [Meeting]

    init(_ work: LuaWork) {
        let questions = [
            "purpose", "wellbeing", "workload", "help", "learning", "distance", "next", "pride", "trouble", "colleagues", "direction",
            "feedback", "balance", "tools", "other",
        ]
        answers =
            work == .check
            ? questions.enumerated().map { place, question in
                Answer(
                    question: question, kind: place % 3 == 0 ? "scale" : "long_text", author: place % 2 == 0 ? "leader" : "employee",
                    text: question == "help" ? "" : "We talked about \(question), and agreed to look at it again in two weeks.",
                    step: question == "workload" ? 2 : 4)
            } : []
        history =
            work == .report
            ? (1...18).map {
                Meeting(id: "m\($0)", date: "2025-\($0 < 10 ? "10-0" : "11-")\($0)", made: Int64($0 % 4 + 1), kept: Int64($0 % 3))
            }
            : []
    }
}
