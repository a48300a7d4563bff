//! The checks that a platform makes, by name, so that a deviation can leave one out.

macro_rules! checks {
    ($($(#[$documentation:meta])* $name:ident,)*) => {
        /// A check that a conformant platform makes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Check {
            $($(#[$documentation])* $name,)*
        }
    };
}

checks! {
    /// Methods that a path does not declare are refused.
    Method,
    /// The security schemes of a plain document are met.
    Security,
    /// A request without any part of the signature is refused.
    Unsigned,
    /// The requester's id is there.
    RequesterPresent,
    /// The service's id is there.
    ServicePresent,
    /// The time of sending is there.
    TimePresent,
    /// The signature is there.
    SignaturePresent,
    /// Any other part of the signature is there.
    PartPresent,
    /// The requester is known.
    RequesterKnown,
    /// The requester's id is signed as it was sent.
    RequesterSigned,
    /// The service is that of the operation.
    ServiceKnown,
    /// A secret that is sent is the right one.
    SecretKnown,
    /// The time is readable.
    TimeReadable,
    /// The time is not too old.
    TimeNotOld,
    /// The time is not too far ahead.
    TimeNotAhead,
    /// The nonce has its shape.
    NonceShape,
    /// The signature fits.
    Signature,
    /// The parts are signed in the binding's order alone.
    CanonicalOrder,
    /// Only the short-lived secret keys the signature, never the lasting one.
    SessionSecret,
    /// A short-lived secret is good for its time alone.
    SecretNotOver,
    /// A secret signs for its own party alone.
    SecretOfCaller,
    /// Credentials that are over are refused.
    ExpiredRefused,
    /// Credentials that were taken back are refused.
    RevokedRefused,
    /// Credentials for another platform are refused.
    StrangerRefused,
    /// Who may not report is refused.
    ReportRights,
    /// Who may not query is refused.
    QueryRights,
    /// A case is answered to its own party alone.
    CaseOfCaller,
    /// Licences are answered to the party that reported them.
    LicencesOfCaller,
    /// Rejected rows are answered to the party that reported them.
    RejectionsOfCaller,
    /// A row is changed by its own party alone.
    ChangeByOwner,
    /// A row is withdrawn by its own party alone.
    WithdrawalByOwner,
    /// What is refused to another party is not stored.
    RefusedChangeForgotten,
    /// Parts are reported of the caller's own cases alone.
    PartOfOwnCase,
    /// The caller's own cases alone are evaluated.
    EvaluationOfOwnCase,
    /// The media type is a declared one.
    MediaType,
    /// The charset is the binding's.
    Charset,
    /// A body that is required is there.
    BodyPresent,
    /// The body is readable.
    Readable,
    /// No key occurs twice.
    KeysOnce,
    /// Beyond the last page there is an empty list.
    EmptyPageBeyondTheLast,
    /// A receipt names the row that was sent.
    Receipt,
    /// A row that is withdrawn is known.
    WithdrawnRowKnown,
    /// A withdrawn row is taken away.
    Withdrawal,
    /// What is reported with U is stored.
    UpdateStored,
    /// What is reported with U takes the place of the former row.
    UpdateInPlace,
    /// The same row again makes no second one.
    ReplayOnce,
    /// A row that was put right is accepted.
    CorrectedRow,
    /// A row that was accepted is not listed as rejected.
    AcceptedNotListed,
    /// A row that was refused is listed as rejected.
    RefusedListed,
    /// A query of rejected rows of an unknown row finds nothing.
    UnknownRowEmpty,
    /// The organisation code is that within the social credit code.
    OrganisationCodeInside,
    /// A query of an unknown basic code finds nothing.
    UnknownItemEmpty,
    /// A query of an unknown implementation code is refused.
    UnknownDetailRefused,
    /// Codes that are of no list are compared with item codes as well.
    UnlistedCodes,
    /// The basic code of a detail is in the directory.
    DirectoryKnown,
    /// The parts of item codes agree with the columns beside them.
    CodeParts,
    /// Versions do not go back.
    VersionNotLower,
    /// The planned start is not later than the planned end.
    PlanOrder,
    /// The parts of a detail belong to it.
    PartsBelong,
    /// A fee has basis, projects and online payment.
    FeeBasis,
    /// Without a fee there is no online payment.
    NoPaymentWithoutFee,
    /// Visits have a reason, and only they.
    VisitReason,
    /// Without visits and online handling there is a courier.
    Courier,
    /// The kind of case fits the promised time.
    PromiseKind,
    /// The promised time is not longer than the statutory one.
    PromiseLength,
    /// The ways to ask and to complain differ.
    TelephonesDiffer,
    /// A licensing item has questions and a complete flow.
    LicensingContent,
    /// The hours name working days.
    WorkingDays,
    /// The handling code begins with the implementation code.
    HandlingCode,
    /// The item of an acceptance is known.
    ItemKnown,
    /// The item of an acceptance is not cancelled.
    ItemNotCancelled,
    /// The version of an acceptance is known.
    VersionKnown,
    /// The codes of an acceptance agree.
    AcceptanceCodes,
    /// A case number occurs once.
    CaseNumberOnce,
    /// The dates of an acceptance are in order.
    AcceptanceDates,
    /// A plain resident id is right.
    ResidentId,
    /// Nullable columns may be left out.
    NullableLeftOut,
    /// A process step follows an acceptance.
    ProcessAfterAcceptance,
    /// A result follows an acceptance.
    ResultAfterAcceptance,
    /// A special procedure or material follows an acceptance.
    PartAfterAcceptance,
    /// The dates of a case are in order.
    CaseDates,
    /// A step may end when it starts.
    EndMayBeStart,
    /// A case that is closed takes no process steps.
    ProcessBeforeResult,
    /// A case that is closed takes no special procedures.
    SpecialBeforeResult,
    /// A case has one result.
    ResultOnce,
    /// It is remembered that a case is closed, however many steps it had.
    ClosureRemembered,
    /// After a special procedure a case goes on.
    GoesOnAfterSpecial,
    /// A withdrawn case takes no process steps.
    WithdrawnNotProcessed,
    /// A withdrawn case takes no special procedures and materials.
    WithdrawnTakesNoPart,
    /// A withdrawn case takes no result.
    WithdrawnNotClosed,
    /// The number of a withdrawn case is not used again.
    WithdrawnNumberNotReused,
    /// A withdrawn case is not found.
    WithdrawnNotFound,
    /// A result that is refused is not stored.
    RefusedResultNotStored,
    /// A query of an unknown case is refused.
    UnknownCaseRefused,
    /// An evaluation follows the result.
    EvaluationAfterResult,
    /// There is one first evaluation.
    EvaluationOnce,
    /// There is no third evaluation.
    NoThirdEvaluation,
    /// A second evaluation follows a first one.
    FirstEvaluationFirst,
    /// A withdrawn case is not evaluated.
    WithdrawnNotEvaluated,
    /// A case that is open may be withdrawn.
    CaseMayBeWithdrawn,
    /// A suspended item may come back into use.
    ItemMayBeResumed,
    /// A cancelled item stays cancelled.
    CancelledForGood,
    /// A holder whom nobody knows has no licences.
    UnknownHolderEmpty,
    /// The number of a licence is looked at.
    LicenceNumberFilter,
    /// The state of an item that is asked for is looked at.
    StateFilter,
    /// The table of rejected rows that is asked for is looked at.
    TableFilter,
    /// The total of a page counts all rows that match.
    TotalOfAllRows,
    /// No row stands on two pages.
    PagesApart,
    /// No row stands on none.
    NoRowBetweenPages,
    /// All pages are cut from one order.
    OneOrderOfPages,
    /// An acceptance that is refused is not stored.
    RefusedAcceptanceNotStored,
    /// An organisation that is refused is not stored.
    RefusedOrganisationNotStored,
    /// An item that is refused is not stored.
    RefusedItemNotStored,
    /// A case number occurs once, at the same time too.
    NumberOnceAtOnce,
}
