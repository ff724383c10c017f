<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>Worst first, %n shown</source>
        <translation>
            <numerusform>Worst first, %n shown</numerusform>
            <numerusform>Worst first, %n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BillActs</name>
    <message numerus="yes">
        <source>%n file(s) signed: new bills and answers.</source>
        <translation>
            <numerusform>%n file signed: new bills and answers.</numerusform>
            <numerusform>%n files signed: new bills and answers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message numerus="yes">
        <source>%n bill(s) are in {path}.</source>
        <translation>
            <numerusform>%n bill is in {path}.</numerusform>
            <numerusform>%n bills are in {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Evidence of %n bills</source>
        <translation>
            <numerusform>Evidence of %n bill</numerusform>
            <numerusform>Evidence of %n bills</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareBar</name>
    <message numerus="yes">
        <source>%n thing(s) done since.</source>
        <translation>
            <numerusform>%n thing done since.</numerusform>
            <numerusform>%n things done since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChainStrip</name>
    <message numerus="yes">
        <source>%n more holders</source>
        <translation>
            <numerusform>%n more holder</numerusform>
            <numerusform>%n more holders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message numerus="yes">
        <source>%n checks passed</source>
        <translation>
            <numerusform>%n check passed</numerusform>
            <numerusform>%n checks passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionsPanel</name>
    <message numerus="yes">
        <source>%n connection(s), the newest first.</source>
        <translation>
            <numerusform>%n connection, the newest first.</numerusform>
            <numerusform>%n connections, the newest first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesPanel</name>
    <message numerus="yes">
        <source>%n thing(s) done since.</source>
        <translation>
            <numerusform>%n thing done since.</numerusform>
            <numerusform>%n things done since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This backup is whole, with %n document(s).</source>
        <translation>
            <numerusform>This backup is whole, with %n document.</numerusform>
            <numerusform>This backup is whole, with %n documents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message numerus="yes">
        <source>%n field(s) differ.</source>
        <translation>
            <numerusform>%n field differs.</numerusform>
            <numerusform>%n fields differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidencePane</name>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) old</source>
        <translation>
            <numerusform>%n hour old</numerusform>
            <numerusform>%n hours old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message numerus="yes">
        <source>%n bill(s) to look at:</source>
        <translation>
            <numerusform>%n bill to look at:</numerusform>
            <numerusform>%n bills to look at:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything is as it was written, and all %n bill(s) are in order.</source>
        <translation>
            <numerusform>Everything is as it was written, and the %n bill is in order.</numerusform>
            <numerusform>Everything is as it was written, and all %n bills are in order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message numerus="yes">
        <source>%n more stand under Bills</source>
        <translation>
            <numerusform>%n more stands under Bills</numerusform>
            <numerusform>%n more stand under Bills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for you</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPanel</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookUpDialog</name>
    <message numerus="yes">
        <source>%n answer(s) came, each with its date and source.</source>
        <translation>
            <numerusform>%n answer came, with its date and source.</numerusform>
            <numerusform>%n answers came, each with its date and source.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message numerus="yes">
        <source>Too many wrong passphrases. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many wrong passphrases. Try again in %n second.</numerusform>
            <numerusform>Too many wrong passphrases. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%n cards pinned</source>
        <translation>
            <numerusform>%n card pinned</numerusform>
            <numerusform>%n cards pinned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterPane</name>
    <message numerus="yes">
        <source>%n entries signed twice</source>
        <translation>
            <numerusform>%n entry signed twice</numerusform>
            <numerusform>%n entries signed twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusals signed</source>
        <translation>
            <numerusform>%n refusal signed</numerusform>
            <numerusform>%n refusals signed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message numerus="yes">
        <source>Nothing is signed over to %n name(s) and code(s).</source>
        <translation>
            <numerusform>Nothing is signed over to %n name or code.</numerusform>
            <numerusform>Nothing is signed over to %n names and codes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrangersPaper</name>
    <message numerus="yes">
        <source>%n pages at its end are not shown.</source>
        <translation>
            <numerusform>%n page at its end is not shown.</numerusform>
            <numerusform>%n pages at its end are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message numerus="yes">
        <source>Too many wrong passphrases. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many wrong passphrases. Try again in %n second.</numerusform>
            <numerusform>Too many wrong passphrases. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
