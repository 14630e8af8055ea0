extension LuaAPI {
    static let kit: [Symbol] = [
        library("kit", "What a module gets as its argument: `local kit = ...`."),
        function("kit.log", "(value: any)", "Notes a line for whoever looks into this call; at most 64 lines of 1 KiB."),
        function(
            "kit.text", "(key: string, parameters?: table<string, string|number|boolean>) -> text: kit.Text",
            "A text by its key in locales/, worded later for whoever reads it."),
        library("kit.list", "Lists, from the snapshot or your own. Every function leaves its list as it is."),
        function(
            "kit.list.all", "(list: any[], f: fun(value: any, place: integer): boolean) -> every: boolean",
            "Whether the function holds for every value."),
        function(
            "kit.list.any", "(list: any[], f: fun(value: any, place: integer): boolean) -> some: boolean",
            "Whether the function holds for a value."),
        function("kit.list.concat", "(list: any[], between?: string) -> s: string", "The texts and numbers of a list, joined."),
        function("kit.list.contains", "(list: any[], value: any) -> found: boolean", "Whether the value is in the list."),
        function(
            "kit.list.count", "(list: any[], f?: fun(value: any, place: integer): boolean) -> count: integer",
            "How many values there are, or for how many the function holds."),
        function(
            "kit.list.filter", "(list: any[], f: fun(value: any, place: integer): boolean) -> list: any[]",
            "The values for which the function holds."),
        function(
            "kit.list.find", "(list: any[], f: fun(value: any, place: integer): boolean) -> value: any, place: integer|nil",
            "The first value for which the function holds, and its place; nil when there is none."),
        function("kit.list.first", "(list: any[]) -> value: any", "The first value; nil when the list is empty."),
        function(
            "kit.list.group_by", "(list: any[], f: fun(value: any, place: integer): string|number|boolean) -> groups: table<any, any[]>",
            "Lists of the values for which the function gives the same, by what it gives."),
        function("kit.list.keys", "(table: table) -> keys: any[]", "The keys of a table, sorted."),
        function("kit.list.last", "(list: any[]) -> value: any", "The last value; nil when the list is empty."),
        function(
            "kit.list.map", "(list: any[], f: fun(value: any, place: integer): any) -> list: any[]",
            "What the function makes of each value; what becomes nil is left out."),
        function(
            "kit.list.max_by", "(list: any[], f: fun(value: any, place: integer): number|string|nil) -> value: any",
            "The first value for which the function gives the most."),
        function(
            "kit.list.min_by", "(list: any[], f: fun(value: any, place: integer): number|string|nil) -> value: any",
            "The first value for which the function gives the least."),
        function(
            "kit.list.slice", "(list: any[], first: integer, last?: integer) -> list: any[]",
            "A part of the list; negative places count from the end."),
        function(
            "kit.list.sort_by", "(list: any[], f: fun(value: any, place: integer): number|string) -> list: any[]",
            "The list sorted by what the function gives; values that give the same keep their order."),
        function(
            "kit.list.sum", "(list: any[], f?: fun(value: any, place: integer): number) -> sum: number",
            "The sum of the numbers, or of what the function gives."),
        function("kit.list.unique", "(list: any[]) -> list: any[]", "Each value once, in the order in which they came."),
        library("kit.date", "Dates as texts, such as \"2026-03-14\". Today is in the snapshot."),
        function("kit.date.add", "(date: string, days: integer) -> date: string", "The date so many days later, or earlier when negative."),
        function("kit.date.days", "(from: string, to: string) -> days: integer", "Whole days from one date to another."),
        function("kit.date.valid", "(text: any) -> valid: boolean", "Whether the text is a date that exists."),
        function("kit.date.week", "(date: string) -> week: integer", "The week's number by ISO 8601."),
        function("kit.date.weekday", "(date: string) -> day: integer", "1 for Monday to 7 for Sunday."),
        function(
            "kit.date.workday", "(date: string) -> date: string",
            "The date, or the Monday after it when it is a Saturday or a Sunday; holidays are not known."),
        library("kit.number", "Numbers."),
        function("kit.number.mean", "(list: number[]) -> mean: number|nil", "The mean; nil when the list is empty."),
        function("kit.number.median", "(list: number[]) -> median: number|nil", "The median; nil when the list is empty."),
        function(
            "kit.number.round", "(x: number, decimals?: integer) -> x: number",
            "The number rounded, halves away from zero; whole when no decimals are asked for."),
    ]
}
