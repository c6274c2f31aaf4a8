"""What the reasons of a claim about a goal are called."""

from graph.model import Names

GROUNDS = {
    "same_word": Names("目标中有此词", "the goal says this word"),
    "related_word": Names("目标中有同一事项的词", "the goal says a word of the same task"),
    "like_word": Names("目标中有相近的词", "the goal says a word much like one of the name"),
    "like_meaning": Names("意思相近", "alike in meaning"),
    "same_number": Names("目标中有此数值", "the goal names this value"),
    "same_subject": Names("与此指标同一对象", "of the same subject as this indicator"),
    "in_order": Names("次序相应", "in the order of the clauses"),
    "main_clause": Names("目标只有一条", "the goal has no other clause"),
    "satisfaction": Names("目标中提到满意或获得感", "the goal speaks of satisfaction"),
}
