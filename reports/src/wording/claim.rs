//! Sentences for what a target says of itself beside what it was seen to do.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{Claim, ClaimKind, Standing};

use super::word::Word;

/// How many members are named.
const MEMBERS: usize = 20;

/// The claim as a sentence.
pub fn claim(claim: &Claim, language: Language) -> String {
    let separator = Word::new("、", ", ").get(language);
    let shown: Vec<&str> = claim.members.iter().take(MEMBERS).map(String::as_str).collect();
    let more = if claim.members.len() > MEMBERS { " …" } else { "" };
    let members = format!("{}{more}", shown.join(separator));
    let subject = &claim.subject;
    let said = sentence(claim.kind, claim.standing).get(language);
    let filled = |text: &str| text.replace("{members}", &members);
    let (before, after) = said.split_once("{subject}").unwrap_or((said, ""));
    format!("{}{subject}{}", filled(before), filled(after))
}

/// How the claim stands, in a word.
pub const fn standing(standing: Standing) -> Word {
    match standing {
        Standing::Kept => Word::new("相符", "kept"),
        Standing::Contradicted => Word::new("不符", "contradicted"),
        Standing::Undeclared => Word::new("未声明", "undeclared"),
        Standing::NotReached => Word::new("未见到", "not reached"),
    }
}

const fn sentence(kind: ClaimKind, standing: Standing) -> Word {
    match kind {
        ClaimKind::Class => class(standing),
        ClaimKind::AllowNames => allow(standing),
        ClaimKind::AllowOmits => Word::new(
            "{subject} 的 Allow 未列出接口定义描述的或可用的方法：{members}",
            "Allow of {subject} leaves out methods that the definition describes or that work: {members}",
        ),
        ClaimKind::Methods => Word::new(
            "{subject} 接受了接口定义未描述的方法：{members}",
            "{subject} took methods that the definition does not describe: {members}",
        ),
        ClaimKind::Security => security(standing),
        ClaimKind::RateLimit => rate(standing),
    }
}

const fn class(standing: Standing) -> Word {
    match standing {
        Standing::Kept => {
            Word::new("声明了符合类 {subject}，测试符合", "declares the class {subject}, and conforms")
        }
        Standing::Contradicted => Word::new(
            "声明了符合类 {subject}，测试不符合",
            "declares the class {subject}, and does not conform",
        ),
        Standing::Undeclared => Word::new(
            "未声明符合类 {subject}，应答却是 {members}",
            "does not declare the class {subject}, and answers with {members}",
        ),
        Standing::NotReached => Word::new(
            "声明了符合类 {subject}，本次测试未能确认",
            "declares the class {subject}, which this run did not establish",
        ),
    }
}

const fn allow(standing: Standing) -> Word {
    match standing {
        Standing::Contradicted => Word::new(
            "{subject} 以 405 拒绝的方法，同一应答的 Allow 却列出：{members}",
            "Allow of {subject} names the methods that the same answer refuses with 405: {members}",
        ),
        Standing::Undeclared => Word::new(
            "{subject} 的 Allow 列出了接口定义未描述的方法：{members}",
            "Allow of {subject} names methods that the definition does not describe: {members}",
        ),
        Standing::Kept | Standing::NotReached => Word::new(
            "{subject} 的 Allow 与接口定义一致：{members}",
            "Allow of {subject} names what the definition describes: {members}",
        ),
    }
}

const fn security(standing: Standing) -> Word {
    match standing {
        Standing::Kept => Word::new(
            "安全方案 {subject}：拒绝了不带正确凭据的请求：{members}",
            "security scheme {subject}: requests without right credentials were refused by {members}",
        ),
        Standing::Contradicted => Word::new(
            "安全方案 {subject}：接受了不带正确凭据的请求：{members}",
            "security scheme {subject}: requests without right credentials were taken by {members}",
        ),
        Standing::NotReached => Word::new(
            "安全方案 {subject}：未用不正确的凭据测试：{members}",
            "security scheme {subject}: not tried with wrong credentials: {members}",
        ),
        Standing::Undeclared => Word::new(
            "{subject} 以 {members} 要求凭据，接口定义没有描述",
            "{subject} asks for credentials ({members}), which the definition does not describe",
        ),
    }
}

const fn rate(standing: Standing) -> Word {
    match standing {
        Standing::Kept => Word::new(
            "限流头部 {subject}：有描述，也见到，未见矛盾",
            "rate limit header {subject}: described, seen, and nothing seen against it",
        ),
        Standing::Contradicted => Word::new(
            "限流头部 {subject} 与所见不符：{members}",
            "rate limit header {subject} says otherwise than was seen: {members}",
        ),
        Standing::Undeclared => Word::new(
            "限流头部 {subject}：应答中有，接口定义没有描述",
            "rate limit header {subject}: seen, and not described",
        ),
        Standing::NotReached => Word::new(
            "限流头部 {subject}：接口定义有描述，未在应答中见到",
            "rate limit header {subject}: described, and never seen",
        ),
    }
}
