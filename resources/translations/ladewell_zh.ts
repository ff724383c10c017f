<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivityPage</name>
    <message>
        <source>A file about this bill came in</source>
        <translation>收到有关该提单的文件</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Everything this vault did, the newest first. Nothing is lost.</source>
        <translation>本保险库所做的一切，最新的在前，一项不缺。</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>尚无任何操作。</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>显示更早的记录</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作内容</translation>
    </message>
</context>
<context>
    <name>ActsRow</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为何</translation>
    </message>
    <message>
        <source>Why (refusal {number})</source>
        <translation>为何（拒绝理由 {number}）</translation>
    </message>
</context>
<context>
    <name>AddPersonDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Their passphrase, chosen by them</source>
        <translation>由其本人设定的口令(&amp;T)</translation>
    </message>
    <message>
        <source>Add a person who signs here</source>
        <translation>添加在此签署的人员</translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation>添加此人员</translation>
    </message>
    <message>
        <source>The passphrase that opened this &amp;vault</source>
        <translation>打开此保险库的口令(&amp;V)</translation>
    </message>
    <message>
        <source>They open this vault with a passphrase that only they know.</source>
        <translation>他们用只有自己知道的口令打开此保险库。</translation>
    </message>
    <message>
        <source>What they prepare or approve is signed with a key of their own.</source>
        <translation>他们准备或批准的内容用其自己的密钥签署。</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>As of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>by its issue</source>
        <translation>随签发</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>your answer</source>
        <translation>待您答复</translation>
    </message>
</context>
<context>
    <name>ApprovalsPane</name>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approve and sign</source>
        <translation>批准并签署</translation>
    </message>
    <message>
        <source>Approved and carried out.</source>
        <translation>已批准并执行。</translation>
    </message>
    <message>
        <source>Approved and signed; not handed over yet.</source>
        <translation>已批准并签署；尚未交付。</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>准备人</translation>
    </message>
    <message>
        <source>Look at the bill</source>
        <translation>查看提单</translation>
    </message>
    <message>
        <source>Nothing waits for approval.</source>
        <translation>没有待批准的事项。</translation>
    </message>
    <message>
        <source>One person is enough in this vault. Under Settings, demand two people.</source>
        <translation>本保险库一人即可签署。可在“设置”中要求两人签署。</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>Strike off</source>
        <translation>划去</translation>
    </message>
    <message>
        <source>Striking it off</source>
        <translation>正在划去</translation>
    </message>
    <message>
        <source>The file is safe in the vault. Show its code or save it, and hand it over; at the bill, Send again brings the same file at any time.</source>
        <translation>文件安全地保存在保险库中。请出示其码或保存文件并交付；在提单页面按“再次发送”随时可得到同一文件。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Two people have to agree: {names}. Open the vault as one of them.</source>
        <translation>须两人一致：{names}。请以其中一人的身份打开保险库。</translation>
    </message>
    <message>
        <source>Two people have to agree: {names}. You are {person}.</source>
        <translation>须两人一致：{names}。您是{person}。</translation>
    </message>
    <message>
        <source>What waits for approval</source>
        <translation>待批准事项</translation>
    </message>
    <message>
        <source>What was prepared</source>
        <translation>准备的事项</translation>
    </message>
    <message>
        <source>Your approval is signed and kept with the bill.</source>
        <translation>您的批准将被签署并与提单一同保存。</translation>
    </message>
    <message>
        <source>{name} prepared it. It is signed and carried out now.</source>
        <translation>由{name}准备。现在签署并执行。</translation>
    </message>
</context>
<context>
    <name>ArrivalPanel</name>
    <message>
        <source>On hold since {time}</source>
        <translation>自 {time} 起暂缓</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>file {name}, kept in Activity whatever you answer</source>
        <translation>文件 {name}，无论您如何答复，都留在操作记录中</translation>
    </message>
</context>
<context>
    <name>ArrivalsDialog</name>
    <message>
        <source>A card: {name}</source>
        <translation>名片：{name}</translation>
    </message>
    <message>
        <source>A card: {name}, pinned</source>
        <translation>名片：{name}，已确认</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>去答复</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Evidence; nothing was kept yet</source>
        <translation>证据；尚未保存</translation>
    </message>
    <message>
        <source>Judging {name}</source>
        <translation>正在核验 {name}</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look at this card</source>
        <translation>查看此名片</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>收到的内容</translation>
    </message>
    <message>
        <source>{number}: {said}</source>
        <translation>{number}：{said}</translation>
    </message>
</context>
<context>
    <name>AskControlDialog</name>
    <message>
        <source>As of {time}. How firmly: {degree}.</source>
        <translation>截至 {time}。程度：{degree}。</translation>
    </message>
    <message>
        <source>Asked {time}</source>
        <translation>询问于 {time}</translation>
    </message>
    <message>
        <source>If it is a bill, it was taken in and stands in your list.</source>
        <translation>若为提单，则已收下并列在您的列表中。</translation>
    </message>
    <message>
        <source>It is offered to {name}, who has not answered.</source>
        <translation>已向{name}发出转让要约，对方尚未答复。</translation>
    </message>
    <message>
        <source>Let the holder scan this question. Their wallet answers with a code of its own: scan that, and you see who controls the bill, as of when.</source>
        <translation>请持有人扫描此询问。对方的提单匣会以二维码答复：扫描后即可看到谁在何时控制此提单。</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the answer</source>
        <translation>打开答复</translation>
    </message>
    <message>
        <source>Scan the answer</source>
        <translation>扫描答复</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>This is no answer to your question.</source>
        <translation>这不是对您询问的答复。</translation>
    </message>
    <message>
        <source>Who controls the bill?</source>
        <translation>谁控制此提单？</translation>
    </message>
    <message>
        <source>Who controls the bill? {name} asks</source>
        <translation>谁控制此提单？{name}询问</translation>
    </message>
    <message>
        <source>{holder} controls {number}</source>
        <translation>{holder}控制 {number}</translation>
    </message>
</context>
<context>
    <name>AttestPane</name>
    <message>
        <source>&amp;Domain that vouches</source>
        <translation>作证的域名(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Key that may mint, if there is one (64 hex digits)</source>
        <translation>有权铸造的密钥，如有（64 位十六进制）(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>权利(&amp;T)</translation>
    </message>
    <message>
        <source>As &amp;what</source>
        <translation>格式(&amp;W)</translation>
    </message>
    <message>
        <source>Choose the bill’s data…</source>
        <translation>选择提单数据…</translation>
    </message>
    <message>
        <source>Empty: the bill is known by your card. A registry’s bill needs one.</source>
        <translation>留空：凭您的名片识别提单。登记处的提单需要域名。</translation>
    </message>
    <message>
        <source>For carriers and forwarders: the data of a bill, signed with this vault’s key as TradeTrust does, and its title minted on a registry by the key that may.</source>
        <translation>供承运人和货代使用：以 TradeTrust 的方式用本保险库的密钥签署提单数据，并由有权的密钥在登记处铸造其权利。</translation>
    </message>
    <message>
        <source>It is signed and stands in your list.</source>
        <translation>已签署，列在您的清单中。</translation>
    </message>
    <message>
        <source>It is signed. Its title is nobody’s until the registry mints it.</source>
        <translation>已签署。在登记处铸造之前，其权利不属于任何人。</translation>
    </message>
    <message>
        <source>Its address on the chain, 0x…</source>
        <translation>其链上地址，0x…</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>正在保存密钥</translation>
    </message>
    <message>
        <source>Look at the bill</source>
        <translation>查看提单</translation>
    </message>
    <message>
        <source>None: a signed document</source>
        <translation>无：仅为已签署的单据</translation>
    </message>
    <message>
        <source>On {name}</source>
        <translation>在 {name} 上</translation>
    </message>
    <message>
        <source>OpenAttestation 2</source>
        <translation>OpenAttestation 2</translation>
    </message>
    <message>
        <source>Publish the DID document at</source>
        <translation>将 DID 文档发布于</translation>
    </message>
    <message>
        <source>Put this into the DNS zone, as TXT</source>
        <translation>作为 TXT 记录写入 DNS 区域</translation>
    </message>
    <message>
        <source>Save an empty form</source>
        <translation>保存空白表单</translation>
    </message>
    <message>
        <source>Save an empty form…</source>
        <translation>保存空白表单…</translation>
    </message>
    <message>
        <source>Save the DID document</source>
        <translation>保存 DID 文档</translation>
    </message>
    <message>
        <source>Save the DID document…</source>
        <translation>保存 DID 文档…</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>保存单据</translation>
    </message>
    <message>
        <source>Save the document…</source>
        <translation>保存单据…</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Saved as {path}. Fill it in with a text editor.</source>
        <translation>已保存为 {path}。请用文本编辑器填写。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Sign the bill</source>
        <translation>签署提单</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签署</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>Take this key</source>
        <translation>采用此密钥</translation>
    </message>
    <message>
        <source>The bill’s data</source>
        <translation>提单数据</translation>
    </message>
    <message>
        <source>The key is in the vault.</source>
        <translation>密钥已存入保险库。</translation>
    </message>
    <message>
        <source>Token &amp;registry</source>
        <translation>令牌登记处(&amp;R)</translation>
    </message>
    <message>
        <source>Token to mint</source>
        <translation>待铸造的令牌</translation>
    </message>
    <message>
        <source>W3C credential (ecdsa-sd-2023)</source>
        <translation>W3C 凭证（ecdsa-sd-2023）</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>bundles unchanged</source>
        <translation>个证据包未改动</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已被更改</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>genuine</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>platforms’ files as signed</source>
        <translation>平台文件与所签署的一致</translation>
    </message>
    <message>
        <source>signer not known</source>
        <translation>签署人未知</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>AuditDetail</name>
    <message>
        <source>Bills</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Certificate, SHA-256</source>
        <translation>证书（SHA-256）</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Every signature of this bill</source>
        <translation>此提单的全部签名</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Judged as of</source>
        <translation>判断时间</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Key and certificate</source>
        <translation>密钥与证书</translation>
    </message>
    <message>
        <source>On</source>
        <translation>签于</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Signed at, by the signer’s clock</source>
        <translation>签署时间（签署人时钟）</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>The same bill in several files</source>
        <translation>同一提单在多个文件中</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Time stamp</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>as the act itself says</source>
        <translation>依行为本身所述</translation>
    </message>
    <message>
        <source>by a card that came along</source>
        <translation>依随附的名片</translation>
    </message>
    <message>
        <source>everything in the vault</source>
        <translation>保险库中的全部内容</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>无证书</translation>
    </message>
    <message>
        <source>nobody you know</source>
        <translation>您不认识的人</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不在其中</translation>
    </message>
    <message>
        <source>two entries</source>
        <translation>两个条目</translation>
    </message>
    <message>
        <source>you trust it</source>
        <translation>您信任该密钥</translation>
    </message>
    <message>
        <source>{name} could not be judged; nothing is known about it.</source>
        <translation>{name} 无法判断；对其一无所知。</translation>
    </message>
    <message>
        <source>{name}, as the certificate says</source>
        <translation>{name}（证书自称）</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Add a folder to judge</source>
        <translation>添加要核验的文件夹</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add files to judge</source>
        <translation>添加要核验的文件</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Drop bundles, parcels, envelopes or whole folders here. Each is judged; none is kept.</source>
        <translation>把证据包、单证包、封套或整个文件夹拖到此处。逐一判断，均不保存。</translation>
    </message>
    <message>
        <source>Files, worst first</source>
        <translation>文件，问题最大的在前</translation>
    </message>
    <message>
        <source>I have the signer’s card…</source>
        <translation>我有签署人的名片…</translation>
    </message>
    <message>
        <source>Make a bundle</source>
        <translation>制作证据包</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Search these files</source>
        <translation>搜索这些文件</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>报告已存为 {path}。</translation>
    </message>
    <message>
        <source>There is no bundle, parcel or envelope in there.</source>
        <translation>其中没有证据包、单证包或封套。</translation>
    </message>
    <message>
        <source>Whose card do you know, or what evidence do you have?</source>
        <translation>您认识谁的名片，或有何证据？</translation>
    </message>
    <message numerus="yes">
        <source>Worst first, %n shown</source>
        <translation>
            <numerusform>问题最大的在前，显示 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写报告</translation>
    </message>
    <message>
        <source>from the file {name} alone</source>
        <translation>仅依据文件 {name}</translation>
    </message>
    <message>
        <source>from the file {name} and the cards pinned here</source>
        <translation>依据文件 {name} 和此处已确认的名片</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>项</translation>
    </message>
    <message>
        <source>judging …</source>
        <translation>正在判断…</translation>
    </message>
    <message>
        <source>read-only, without a vault: known is whose card you give</source>
        <translation>只读，没有保险库：只认您所提供的名片</translation>
    </message>
    <message>
        <source>read-only: nothing is kept, nothing is signed</source>
        <translation>只读：不保存，不签署</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>A card: open this file alone to pin it</source>
        <translation>名片：请单独打开此文件以确认</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Evidence: open this file alone to keep it</source>
        <translation>证据：请单独打开此文件以保存</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total}; {wrong} could not be read.</source>
        <translation>已停止：已处理 {done} 个，共 {total} 个；{wrong} 个无法读取。</translation>
    </message>
    <message>
        <source>Taking in many files</source>
        <translation>批量接收文件</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>{done} of {total} looked at; {wrong} could not be read.</source>
        <translation>已处理 {done} 个，共 {total} 个；{wrong} 个无法读取。</translation>
    </message>
</context>
<context>
    <name>BillActs</name>
    <message numerus="yes">
        <source>%n file(s) signed: new bills and answers.</source>
        <translation>
            <numerusform>已签署 %n 个文件：新提单及答复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept or reject</source>
        <translation>接受或拒绝</translation>
    </message>
    <message>
        <source>Choose the folder for the paper originals</source>
        <translation>选择存放纸质正本的文件夹</translation>
    </message>
    <message>
        <source>Default declared.</source>
        <translation>已声明违约。</translation>
    </message>
    <message>
        <source>Look up…</source>
        <translation>查询…</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在生成 PDF</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Refused: another transfer was recorded first.</source>
        <translation>已拒绝：另一次转让登记在先。</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Save the PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Saved as {path}. A copy gives nothing away: control stays where it is.</source>
        <translation>已保存为 {path}。副本不转让任何权利，控制权不变。</translation>
    </message>
    <message>
        <source>Saved as {path}. It is marked as a copy on every page.</source>
        <translation>已保存为 {path}。每页均标明为副本。</translation>
    </message>
    <message>
        <source>Saving the file</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>Send it to {carrier}; what comes back, drop into this window.</source>
        <translation>请发送给{carrier}；返回的文件拖入本窗口。</translation>
    </message>
    <message>
        <source>Send them to who gave the bill back. You find them under Bills.</source>
        <translation>请发送给交回提单者。可在“提单”中找到。</translation>
    </message>
    <message>
        <source>Send this file to both sides: with it the receiver is the holder without a reservation.</source>
        <translation>请将此文件发送给双方：有了它，接收方即成为无保留的持有人。</translation>
    </message>
    <message>
        <source>Send this file to {carrier} to have it recorded.</source>
        <translation>请将此文件发送给{carrier}登记。</translation>
    </message>
    <message>
        <source>Send this file to {giver}: it is your signed answer.</source>
        <translation>请将此文件发送给{giver}：这是您签署的答复。</translation>
    </message>
    <message>
        <source>Show this code to {carrier}, or send the file; what comes back, scan or drop into this window. Until then the transfer is agreed, not recorded.</source>
        <translation>请向{carrier}出示此二维码或发送文件；对方的答复可在此扫描，或将文件拖入此窗口。在此之前转让为已约定，尚未登记。</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>Signing the record</source>
        <translation>正在签署登记</translation>
    </message>
    <message>
        <source>Striking it</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Struck from the list.</source>
        <translation>已从列表移除。</translation>
    </message>
    <message>
        <source>Surrender accepted.</source>
        <translation>已接受交单。</translation>
    </message>
    <message>
        <source>Surrender refused.</source>
        <translation>已拒绝交单。</translation>
    </message>
    <message>
        <source>The bill is void.</source>
        <translation>提单已作废。</translation>
    </message>
    <message>
        <source>The file for the registrar is ready.</source>
        <translation>给登记方的文件已备好。</translation>
    </message>
    <message>
        <source>The originals lie in {path}. Sign them by hand; they are the bill.</source>
        <translation>正本位于 {path}。请亲笔签署；它们即为提单。</translation>
    </message>
    <message>
        <source>The record is closed; the bill is on paper.</source>
        <translation>电子记录已关闭；提单已转为纸质。</translation>
    </message>
    <message>
        <source>The refusal holds the proof. Send it to both sides.</source>
        <translation>拒绝文件中含有证据，请发送给双方。</translation>
    </message>
    <message>
        <source>{number}, to be recorded</source>
        <translation>{number}，待登记</translation>
    </message>
</context>
<context>
    <name>BillBody</name>
    <message>
        <source>Checks</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制权</translation>
    </message>
    <message>
        <source>Opening it in another program</source>
        <translation>正在用其他程序打开</translation>
    </message>
    <message>
        <source>Printing the bill</source>
        <translation>正在生成提单 PDF</translation>
    </message>
    <message>
        <source>Save the PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Saving the PDF</source>
        <translation>正在保存 PDF</translation>
    </message>
</context>
<context>
    <name>BillPage</name>
    <message>
        <source>Looking at the document</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>随附文件</translation>
    </message>
    <message>
        <source>Particulars</source>
        <translation>记载事项</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>保存 {name}</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Saving the document</source>
        <translation>正在保存文件</translation>
    </message>
</context>
<context>
    <name>BillPanel</name>
    <message>
        <source>The bill</source>
        <translation>提单</translation>
    </message>
</context>
<context>
    <name>BillQuestion</name>
    <message>
        <source>&amp;Which debt is due since when</source>
        <translation>何笔债务自何时到期(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Why, if you want to say</source>
        <translation>理由（可不填）(&amp;W)</translation>
    </message>
    <message>
        <source>A record is signed once and for all: of two transfers the one you record first stands.</source>
        <translation>登记一经签署即为最终：两次转让中以先登记者为准。</translation>
    </message>
    <message>
        <source>Accept and end the bill</source>
        <translation>接受并终结提单</translation>
    </message>
    <message>
        <source>Accept the surrender by {giver}?</source>
        <translation>接受{giver}的交单？</translation>
    </message>
    <message>
        <source>Ask for the end of your offer of {number}?</source>
        <translation>请求终止您对 {number} 的要约？</translation>
    </message>
    <message>
        <source>Bill {number} ends. Nobody can give it on any more.</source>
        <translation>提单 {number} 终结，不能再转让。</translation>
    </message>
    <message>
        <source>Close the record, go onto paper</source>
        <translation>关闭记录，转为纸质</translation>
    </message>
    <message>
        <source>Control of {number} goes back to {giver}.</source>
        <translation>{number} 的控制返还{giver}。</translation>
    </message>
    <message>
        <source>Declare a default on {number}?</source>
        <translation>就 {number} 声明违约？</translation>
    </message>
    <message>
        <source>Do this only as agreed with {giver}.</source>
        <translation>仅在与{giver}约定后进行。</translation>
    </message>
    <message>
        <source>How many &amp;originals you sign</source>
        <translation>您签署的正本份数(&amp;O)</translation>
    </message>
    <message>
        <source>It cannot be taken back; you may still release the bill.</source>
        <translation>不可撤回；您仍可解除质押。</translation>
    </message>
    <message>
        <source>It is a copy: nobody loses anything. What was signed about it stays in the vault; taking the file in again brings it back.</source>
        <translation>这是副本：无人因此受损。已签署的内容仍留在保险库；再次接收文件即可恢复。</translation>
    </message>
    <message>
        <source>Its time has passed and {receiver} has not answered. The registrar, not you, can say that nobody accepted it.</source>
        <translation>期限已过而{receiver}未答复。能说明无人接受的是登记方，而不是您。</translation>
    </message>
    <message>
        <source>Make it void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Make the file for the registrar</source>
        <translation>生成给登记方的文件</translation>
    </message>
    <message>
        <source>Make {number} void?</source>
        <translation>将 {number} 作废？</translation>
    </message>
    <message>
        <source>One sentence; it is signed and stays with the bill.</source>
        <translation>一句话；将被签署并随提单保留。</translation>
    </message>
    <message>
        <source>Put {number} on paper?</source>
        <translation>将 {number} 转为纸质？</translation>
    </message>
    <message>
        <source>Record this transfer?</source>
        <translation>登记此次转让？</translation>
    </message>
    <message>
        <source>Refuse the surrender</source>
        <translation>拒绝交单</translation>
    </message>
    <message>
        <source>Refuse the surrender by {giver}?</source>
        <translation>拒绝{giver}的交单？</translation>
    </message>
    <message>
        <source>Sign the declaration</source>
        <translation>签署声明</translation>
    </message>
    <message>
        <source>Sign the record</source>
        <translation>签署登记</translation>
    </message>
    <message>
        <source>Strike it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Strike {number} from the list?</source>
        <translation>从列表移除 {number}？</translation>
    </message>
    <message>
        <source>The bill ends, and nothing takes its place. Nobody can claim the goods with it.</source>
        <translation>提单终结且无替代。任何人不能凭其提货。</translation>
    </message>
    <message>
        <source>The statement of the change of medium is signed into the record; print it on the originals.</source>
        <translation>载体转换声明已签入记录；请将其印于正本。</translation>
    </message>
    <message>
        <source>This record is closed for ever. From then on the paper originals you sign for {giver} are the bill.</source>
        <translation>此记录永久关闭。此后您为{giver}签署的纸质正本即为提单。</translation>
    </message>
    <message>
        <source>What was asked for is not done now.</source>
        <translation>所请求事项现不办理。</translation>
    </message>
    <message>
        <source>You owe the goods to {giver} against it.</source>
        <translation>您须凭此向{giver}交付货物。</translation>
    </message>
    <message>
        <source>You sign that the debt this bill secures was not paid. From then on you may claim the goods.</source>
        <translation>您签署声明：本提单所担保的债务未清偿。此后您可以提货。</translation>
    </message>
    <message>
        <source>{receiver} becomes the holder of {number}.</source>
        <translation>{receiver}成为 {number} 的持有人。</translation>
    </message>
</context>
<context>
    <name>BillTable</name>
    <message>
        <source>Bills</source>
        <translation>提单</translation>
    </message>
</context>
<context>
    <name>BillsPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns ({count} hidden)</source>
        <translation>列（隐藏 {count} 列）</translation>
    </message>
    <message>
        <source>Copies saved in {folder}: {count}. A copy gives nothing away.</source>
        <translation>已将 {count} 份副本保存到 {folder}。副本不转让任何权利。</translation>
    </message>
    <message>
        <source>Files saved in {folder}: {count}. Send each to the carrier of its bill; what comes back, drop into this window.</source>
        <translation>已将 {count} 个文件保存到 {folder}。请分别发送给各提单的承运人，并将对方回传的文件拖放到本窗口。</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>No bill is like that.</source>
        <translation>没有符合条件的提单。</translation>
    </message>
    <message>
        <source>No bills yet. Take in a file somebody gave you, or look around with samples.</source>
        <translation>还没有提单。请接收他人交给您的文件，或用示例试用。</translation>
    </message>
    <message>
        <source>PDF files saved in {folder}: {count}. Each is marked as a copy.</source>
        <translation>已将 {count} 个 PDF 文件保存到 {folder}，均标明为副本。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在生成 PDF</translation>
    </message>
    <message>
        <source>Receive a file</source>
        <translation>接收文件</translation>
    </message>
    <message>
        <source>Save copies in a folder</source>
        <translation>将副本保存到文件夹</translation>
    </message>
    <message>
        <source>Save the PDF files in a folder</source>
        <translation>将 PDF 文件保存到文件夹</translation>
    </message>
    <message>
        <source>Save the files for the registrars in a folder</source>
        <translation>将给登记方的文件保存到文件夹</translation>
    </message>
    <message>
        <source>Saving copies</source>
        <translation>正在保存副本</translation>
    </message>
    <message>
        <source>Saving the files</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>显示全部 {count} 份</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只显示</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到 {count} 份</translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>共 {count} 份</translation>
    </message>
    <message>
        <source>{count} in all, {waiting} waiting for you</source>
        <translation>共 {count} 份，其中 {waiting} 份待您处理</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 份</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message numerus="yes">
        <source>%n bill(s) are in {path}.</source>
        <translation>
            <numerusform>%n 份提单已写入 {path}。</numerusform>
        </translation>
    </message>
    <message>
        <source>A bundle holds the signed bills, every transfer, who had control when, and what is needed to check it without this program. You sign that it is whole.</source>
        <translation>证据包含有已签署的提单、每一次转让、何时由谁控制，以及不用本软件核验所需的一切。您签署以示其完整。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Empty for none. Only the digest of the signature is sent there.</source>
        <translation>留空则不用。只向其发送签名的摘要。</translation>
    </message>
    <message>
        <source>Everybody who has the file</source>
        <translation>任何持有该文件的人</translation>
    </message>
    <message>
        <source>Evidence from this vault</source>
        <translation>本保险库的证据</translation>
    </message>
    <message numerus="yes">
        <source>Evidence of %n bills</source>
        <translation>
            <numerusform>%n 份提单的证据</numerusform>
        </translation>
    </message>
    <message>
        <source>Evidence of {number}</source>
        <translation>{number} 的证据</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Leave out the papers; their digests stay</source>
        <translation>省略附件，保留其摘要</translation>
    </message>
    <message>
        <source>Make a bundle</source>
        <translation>制作证据包</translation>
    </message>
    <message>
        <source>Only {name}</source>
        <translation>仅 {name}</translation>
    </message>
    <message>
        <source>Print each bill in Chinese too</source>
        <translation>同时附每份提单的中文打印件</translation>
    </message>
    <message>
        <source>Print each bill in English too</source>
        <translation>同时附每份提单的英文打印件</translation>
    </message>
    <message>
        <source>Save another</source>
        <translation>另存一份</translation>
    </message>
    <message>
        <source>Save the bundle</source>
        <translation>保存证据包</translation>
    </message>
    <message>
        <source>Sign and save</source>
        <translation>签署并保存</translation>
    </message>
    <message>
        <source>Stopped. What is written so far is kept: save to the same place to go on.</source>
        <translation>已停止。已写部分保留：保存到同一位置即可继续。</translation>
    </message>
    <message>
        <source>Time stamp server (RFC 3161)</source>
        <translation>时间戳服务器（RFC 3161）</translation>
    </message>
    <message>
        <source>Which bills; nothing means the whole vault</source>
        <translation>哪些提单；留空表示整个保险库</translation>
    </message>
    <message>
        <source>Who can open it</source>
        <translation>谁能打开</translation>
    </message>
    <message>
        <source>Why they are left out</source>
        <translation>省略的原因</translation>
    </message>
    <message>
        <source>Words as in the search, and state:, kind:, since:2026-01-01, until: …</source>
        <translation>与搜索相同的词，以及 state:、kind:、since:2026-01-01、until: …</translation>
    </message>
    <message>
        <source>Writing the bundle</source>
        <translation>正在写证据包</translation>
    </message>
    <message>
        <source>{size}. Drag it into a mail or a folder.</source>
        <translation>{size}。可拖到邮件或文件夹中。</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Ladewell may not use the camera. Allow it in the privacy settings of the system, then try again.</source>
        <translation>提单匣无权使用摄像头。请在系统的隐私设置中允许，然后重试。</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or take a picture of the codes with a telephone and open it here.</source>
        <translation>没有连接摄像头。请接上一个，或用手机拍下二维码，再在此打开照片。</translation>
    </message>
    <message>
        <source>The camera gives no picture. Another program may be using it: close that one, then try again.</source>
        <translation>摄像头没有图像。可能有其他程序正在使用：请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>The system asks whether Ladewell may use the camera.</source>
        <translation>系统正在询问是否允许提单匣使用摄像头。</translation>
    </message>
    <message>
        <source>This system lacks a library that cameras need: on Debian and Ubuntu, libpulse0. Everything else works.</source>
        <translation>此系统缺少摄像头所需的程序库：在 Debian 和 Ubuntu 上为 libpulse0。其他功能均可使用。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Use a picture instead</source>
        <translation>改用图片</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>A card proves who holds a key. That the key is {name}’s is your word.</source>
        <translation>名片证明谁持有密钥；而该密钥属于{name}，则由您自行认定。</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>I compared the four words with {name}</source>
        <translation>我已与{name}核对四个词</translation>
    </message>
    <message>
        <source>If you pin this card, whatever its key signs counts for you as signed by {name}, and you can give bills to it.</source>
        <translation>确认此名片后，凡以其密钥签署的，您均视为{name}所签，您也可以向其转让提单。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>制作日期</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Pin a card</source>
        <translation>确认名片</translation>
    </message>
    <message>
        <source>Pin this card</source>
        <translation>确认此名片</translation>
    </message>
    <message>
        <source>Pin without comparing</source>
        <translation>不核对，直接确认</translation>
    </message>
    <message>
        <source>Say these four words to them, by telephone or face to face</source>
        <translation>请通过电话或当面与对方核对这四个词</translation>
    </message>
    <message>
        <source>The card was not pinned.</source>
        <translation>名片未确认。</translation>
    </message>
    <message>
        <source>They see the same words beside their own card under People. Another card, even one with the same name, has other words.</source>
        <translation>对方在通讯录中自己的名片旁可看到同样的词。其他名片，即使名称相同，词也不同。</translation>
    </message>
    <message>
        <source>Whether another card goes by this name or code could not be looked up.</source>
        <translation>无法查明是否另有名片使用此名称或代码。</translation>
    </message>
    <message>
        <source>Your own card goes by the same name or code. This one has another key: do not pin it unless you made it yourself.</source>
        <translation>您自己的名片使用相同的名称或代码，而这张的密钥不同：除非是您本人制作的，否则请勿确认。</translation>
    </message>
    <message>
        <source>{name}, which you pinned on {day}, goes by the same name or code with another key. Either they have a new key or one of the two cards is false: ask them.</source>
        <translation>您于 {day} 确认的{name}使用相同的名称或代码，但密钥不同。要么对方换了密钥，要么两张名片中有一张是假的：请向对方核实。</translation>
    </message>
    <message>
        <source>{role}, as the card says</source>
        <translation>{role}（据名片所载）</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Key {key}</source>
        <translation>密钥 {key}</translation>
    </message>
    <message>
        <source>The chosen card</source>
        <translation>所选名片</translation>
    </message>
    <message>
        <source>The same four words stand under My card on their screen. Compare them aloud.</source>
        <translation>对方屏幕上“我的名片”下有同样的四个词。请口头核对。</translation>
    </message>
    <message>
        <source>Unpin this card</source>
        <translation>取消确认此名片</translation>
    </message>
    <message>
        <source>pinned {day}, from {source}</source>
        <translation>{day} 确认，来自{source}</translation>
    </message>
</context>
<context>
    <name>CardSource</name>
    <message>
        <source>Open a card</source>
        <translation>打开名片</translation>
    </message>
    <message>
        <source>Scan a card</source>
        <translation>扫描名片</translation>
    </message>
</context>
<context>
    <name>CareBar</name>
    <message numerus="yes">
        <source>%n thing(s) done since.</source>
        <translation>
            <numerusform>此后有 %n 项操作。</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Give the passphrase…</source>
        <translation>输入口令…</translation>
    </message>
    <message>
        <source>Make them…</source>
        <translation>生成恢复词…</translation>
    </message>
    <message>
        <source>No backup yet. If this computer is lost, so are the bills.</source>
        <translation>尚无备份。若此计算机丢失，提单也随之丢失。</translation>
    </message>
    <message>
        <source>No recovery words. If the passphrase is lost, nobody can open it.</source>
        <translation>没有恢复词。若遗失口令，任何人都无法打开。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Nothing is signed in this vault. {why}</source>
        <translation>此保险库目前不签署任何内容。{why}</translation>
    </message>
    <message>
        <source>Opened by quick unlock, for looking. To sign, give the passphrase.</source>
        <translation>以快速解锁打开，仅供查看。签署前请输入口令。</translation>
    </message>
    <message>
        <source>Opened only to look: nothing can be written where this vault lies.</source>
        <translation>仅供查看：保险库所在位置无法写入。</translation>
    </message>
    <message>
        <source>The last backup is of {time}.</source>
        <translation>上次备份：{time}。</translation>
    </message>
    <message>
        <source>This vault was not closed on {host}, where it was open since {time}. Close it there: two machines that both go on contradict each other.</source>
        <translation>此保险库在 {host} 上自 {time} 起打开，尚未关闭。请在那里关闭：两台机器各自继续会互相矛盾。</translation>
    </message>
    <message>
        <source>What to do…</source>
        <translation>如何处理…</translation>
    </message>
</context>
<context>
    <name>ChainPanel</name>
    <message>
        <source>From the carrier to you</source>
        <translation>从承运人到您</translation>
    </message>
    <message>
        <source>From the carrier to you, no gaps</source>
        <translation>从承运人到您，没有缺口</translation>
    </message>
    <message>
        <source>{recorded} of {links} links recorded</source>
        <translation>共 {links} 环，已登记 {recorded} 环</translation>
    </message>
</context>
<context>
    <name>ChainStrip</name>
    <message numerus="yes">
        <source>%n more holders</source>
        <translation>
            <numerusform>另有 %n 位持有人</numerusform>
        </translation>
    </message>
    <message>
        <source>all recorded</source>
        <translation>均已登记</translation>
    </message>
    <message>
        <source>not all recorded</source>
        <translation>未全部登记</translation>
    </message>
</context>
<context>
    <name>ChangePassphraseDialog</name>
    <message>
        <source>Backups made before are still opened by the passphrase of now.</source>
        <translation>此前的备份仍用现在的口令打开。</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>New &amp;passphrase</source>
        <translation>新口令(&amp;P)</translation>
    </message>
    <message>
        <source>Nothing is encrypted again but one key; it takes a second.</source>
        <translation>只重新加密一把密钥，约需一秒。</translation>
    </message>
    <message>
        <source>Passphrase &amp;now</source>
        <translation>现在的口令(&amp;N)</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>{count} {result}</source>
        <translation>{count} 项{result}</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message numerus="yes">
        <source>%n checks passed</source>
        <translation>
            <numerusform>%n 项核验通过</numerusform>
        </translation>
    </message>
    <message>
        <source>1 check passed</source>
        <translation>1 项核验通过</translation>
    </message>
    <message>
        <source>All checks</source>
        <translation>全部核验项</translation>
    </message>
    <message>
        <source>Everything was checked</source>
        <translation>各项均已核验</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>显示全部 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Show open ones</source>
        <translation>显示待处理项</translation>
    </message>
    <message>
        <source>What could not be checked</source>
        <translation>未能核验的项目</translation>
    </message>
    <message>
        <source>What failed, and what could not be checked</source>
        <translation>未通过和未能核验的项目</translation>
    </message>
</context>
<context>
    <name>ClipboardPage</name>
    <message>
        <source>A picture of a code, as a screenshot, or the text of one that begins with UR: . Ctrl+V does the same; several are put together.</source>
        <translation>二维码的图片（如截屏），或以 UR: 开头的二维码文字。也可按 Ctrl+V；多个会拼在一起。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>There is neither a picture nor text in the clipboard.</source>
        <translation>剪贴板中既没有图片，也没有文字。</translation>
    </message>
</context>
<context>
    <name>CodeControls</name>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Drawing the codes</source>
        <translation>正在绘制二维码</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>给谁看</translation>
    </message>
    <message>
        <source>How it is shown</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>打印到纸上</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Save the codes as PDF</source>
        <translation>将二维码存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>The papers of this bill are too big for light. It is shown without them: send the file too. The receiver sees that they are missing, and checks them against the signed bill when they come.</source>
        <translation>此提单的附件太大，无法用二维码传送，因此不随码显示：请另将文件发送过去。接收方会看到附件缺失，收到后再与已签署的提单核对。</translation>
    </message>
    <message>
        <source>coarse, far</source>
        <translation>粗，可远看</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快</translation>
    </message>
    <message>
        <source>fine, near</source>
        <translation>细，须近看</translation>
    </message>
    <message>
        <source>one code, {size}</source>
        <translation>一个码，{size}</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>{count} a second</source>
        <translation>每秒 {count} 个</translation>
    </message>
    <message>
        <source>{count} parts, {size}</source>
        <translation>{count} 份，{size}</translation>
    </message>
</context>
<context>
    <name>CodesPanel</name>
    <message>
        <source>A camera reads it at once.</source>
        <translation>摄像头一次即可读取。</translation>
    </message>
    <message>
        <source>A code is shown to a camera</source>
        <translation>正在向摄像头显示二维码</translation>
    </message>
    <message>
        <source>Frame {number}</source>
        <translation>第 {number} 帧</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>One code</source>
        <translation>一个码</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>QR code for the other side’s camera</source>
        <translation>供对方摄像头读取的二维码</translation>
    </message>
    <message>
        <source>Turn the screen to full brightness.</source>
        <translation>请将屏幕调到最亮。</translation>
    </message>
    <message>
        <source>Turn the screen to full brightness. It stays awake while this shows.</source>
        <translation>请将屏幕调到最亮。显示期间屏幕不会熄灭。</translation>
    </message>
    <message>
        <source>first pass</source>
        <translation>第一遍</translation>
    </message>
    <message>
        <source>pass {number}</source>
        <translation>第 {number} 遍</translation>
    </message>
    <message>
        <source>second pass</source>
        <translation>第二遍</translation>
    </message>
    <message>
        <source>third pass</source>
        <translation>第三遍</translation>
    </message>
    <message>
        <source>{which}. Any {count} different frames are enough, or a few more.</source>
        <translation>{which}。任意 {count} 个不同的帧，或再多几个，即已足够。</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{number}: what the carrier changed</source>
        <translation>{number}：承运人更改的内容</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ConfirmIssue</name>
    <message>
        <source>A bill is issued once. To change it, it has to be given back to you for amendment.</source>
        <translation>提单只签发一次。如需更改，须先交还给您修改。</translation>
    </message>
    <message>
        <source>It may travel unrecorded: at most {hops} transfers in a row, for at most {days} days.</source>
        <translation>它可在未登记的情况下流转：最多连续转让 {hops} 次，最长 {days} 天。</translation>
    </message>
    <message>
        <source>Leave it unsealed only where the receiver reads it with another program.</source>
        <translation>仅当接收方用其他程序读取时，才不封装。</translation>
    </message>
    <message>
        <source>Seal the parcel so that only {name} can open it</source>
        <translation>封装单证包，只有{name}可以打开</translation>
    </message>
    <message>
        <source>With it goes: {files}.</source>
        <translation>随附：{files}。</translation>
    </message>
    <message>
        <source>You are about to sign</source>
        <translation>您即将签署</translation>
    </message>
    <message>
        <source>You are its registrar: you record each transfer, and deliver the goods to whoever surrenders it.</source>
        <translation>您是它的登记方：您登记每次转让，并向交单人交付货物。</translation>
    </message>
    <message>
        <source>You issue {number} and give control of it to {name}.</source>
        <translation>您签发 {number}，并将其控制权交给{name}。</translation>
    </message>
    <message>
        <source>You state that all its paper originals were returned and cancelled.</source>
        <translation>您声明其全套纸质正本均已收回并作废。</translation>
    </message>
    <message>
        <source>{name} can give it on once you have recorded the last transfer.</source>
        <translation>在您登记上一次转让之后，{name}才能继续转让。</translation>
    </message>
</context>
<context>
    <name>ConfirmStep</name>
    <message>
        <source>&amp;Remark beside the endorsement, if any</source>
        <translation>背书旁的附注（可不填）(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;What {carrier} should change or know</source>
        <translation>请{carrier}更改或知悉的内容(&amp;W)</translation>
    </message>
    <message>
        <source>An endorsement is of the whole bill and without condition.</source>
        <translation>背书须针对整份提单且不附条件。</translation>
    </message>
    <message>
        <source>As it will be printed</source>
        <translation>打印效果</translation>
    </message>
    <message>
        <source>Leave it unsealed only where the receiver reads it with another program.</source>
        <translation>仅当接收方用其他程序读取时，才不封装。</translation>
    </message>
    <message>
        <source>Seal the parcel so that only {name} can open it</source>
        <translation>封装单证包，只有{name}可以打开</translation>
    </message>
    <message>
        <source>You are about to sign</source>
        <translation>您即将签署</translation>
    </message>
</context>
<context>
    <name>ConnectionsPanel</name>
    <message numerus="yes">
        <source>%n connection(s), the newest first.</source>
        <translation>
            <numerusform>%n 次连接，最近的在前。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接记录</translation>
    </message>
    <message>
        <source>None. Nobody was ever asked anything from this vault.</source>
        <translation>无。从未由此保险库向任何人询问任何内容。</translation>
    </message>
    <message>
        <source>Nothing is asked of any network unless you press a button that names whom it asks. All of it stands here.</source>
        <translation>除非您按下写明询问对象的按钮，否则不向任何网络询问。全部记录在此。</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
</context>
<context>
    <name>ControlTab</name>
    <message>
        <source>Charge</source>
        <translation>质权</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制权</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>电子</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>载体</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>To the order of</source>
        <translation>指示方</translation>
    </message>
    <message>
        <source>{name}, you</source>
        <translation>{name}（您）</translation>
    </message>
</context>
<context>
    <name>ControlView</name>
    <message>
        <source>Act</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已约定</translation>
    </message>
    <message>
        <source>From</source>
        <translation>行为人</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签署</translation>
    </message>
    <message>
        <source>To</source>
        <translation>此后的控制人</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
</context>
<context>
    <name>CopiesPanel</name>
    <message numerus="yes">
        <source>%n thing(s) done since.</source>
        <translation>
            <numerusform>此后有 %n 项操作。</numerusform>
        </translation>
    </message>
    <message>
        <source>A file is written that holds everything and your signature about it.</source>
        <translation>将写出一个文件，包含全部内容以及您对此的签名。</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Backup: one encrypted file</source>
        <translation>备份：一个加密文件</translation>
    </message>
    <message>
        <source>Carry {path} to the other machine and restore it there within a week.</source>
        <translation>请将 {path} 带到另一台机器，并在一周内恢复。</translation>
    </message>
    <message>
        <source>Check a backup…</source>
        <translation>检查备份…</translation>
    </message>
    <message>
        <source>Choose the file and hand over</source>
        <translation>选择文件并移交</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>From that moment nothing is signed here any more: this copy freezes.</source>
        <translation>自那一刻起，此处不再签署任何内容：此副本冻结。</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>正在移交</translation>
    </message>
    <message>
        <source>It is opened by what opened the vault when it was made.</source>
        <translation>它由备份当时打开保险库的方式打开。</translation>
    </message>
    <message>
        <source>Let this vault go on living on another machine?</source>
        <translation>让此保险库在另一台机器上继续使用？</translation>
    </message>
    <message>
        <source>Move this vault…</source>
        <translation>移动此保险库…</translation>
    </message>
    <message>
        <source>Move to another machine</source>
        <translation>移至另一台机器</translation>
    </message>
    <message>
        <source>Never made. If this computer is lost, so are the bills.</source>
        <translation>从未备份。若此计算机丢失，提单也随之丢失。</translation>
    </message>
    <message>
        <source>Nothing done since.</source>
        <translation>此后无新操作。</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>正在读取备份</translation>
    </message>
    <message>
        <source>Restore the file on the other machine within a week; it goes on at once.</source>
        <translation>一周内在另一台机器上恢复该文件，即可立即继续使用。</translation>
    </message>
    <message>
        <source>The last one: {time}.</source>
        <translation>上次：{time}。</translation>
    </message>
    <message>
        <source>The vault goes on there without being frozen, and signs nothing here.</source>
        <translation>保险库在那里不冻结地继续使用，此处不再签署。</translation>
    </message>
    <message numerus="yes">
        <source>This backup is whole, with %n document(s).</source>
        <translation>
            <numerusform>此备份完整，含 %n 份文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Where shall the backup lie?</source>
        <translation>备份存放在哪里？</translation>
    </message>
    <message>
        <source>Where shall the file lie that is carried over?</source>
        <translation>要带走的文件存放在哪里？</translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation>哪个备份？</translation>
    </message>
    <message>
        <source>Written to {path} and read again: all of it is there.</source>
        <translation>已写入 {path} 并重新读取：内容完整。</translation>
    </message>
</context>
<context>
    <name>CreateVaultPage</name>
    <message>
        <source>&amp;Quick unlock by the keyring of this computer, for 12 hours</source>
        <translation>用此计算机的钥匙串快速解锁，12 小时(&amp;Q)</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Create it without: nobody can help if I forget</source>
        <translation>不要恢复词：若我忘记，无人能帮</translation>
    </message>
    <message>
        <source>Create my vault</source>
        <translation>创建我的保险库</translation>
    </message>
    <message>
        <source>For looking, without the passphrase; to sign, it is asked for. Not where others use your login.</source>
        <translation>无需口令即可查看；签署时仍会询问。若他人使用您的登录账户，请勿启用。</translation>
    </message>
    <message>
        <source>In which folder shall the vault be made?</source>
        <translation>在哪个文件夹中创建保险库？</translation>
    </message>
    <message>
        <source>It will lie in {folder}. Your name and role stand on your card, which you give to those you deal with.</source>
        <translation>保险库将存放在 {folder}。您的名称和角色写在名片上，供您交给往来各方。</translation>
    </message>
    <message>
        <source>Making the vault</source>
        <translation>正在创建保险库</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>恢复词</translation>
    </message>
    <message>
        <source>Show the words again</source>
        <translation>再次显示恢复词</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>Take the paper and type these words. The first four letters are enough.</source>
        <translation>请看着纸张输入以下各词，前四个字母即可。</translation>
    </message>
    <message>
        <source>They are on paper</source>
        <translation>已写在纸上</translation>
    </message>
    <message>
        <source>To the recovery words</source>
        <translation>前往恢复词</translation>
    </message>
    <message>
        <source>What opens it</source>
        <translation>打开保险库的口令</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>您是谁</translation>
    </message>
    <message>
        <source>Write these 24 words on paper, in this order, or print them. They open the vault when the passphrase is lost or forgotten. They are shown only now, and nobody else has them.</source>
        <translation>请按此顺序将这 24 个词写在纸上，或打印出来。口令遗失或忘记时，可用它们打开保险库。它们只在此时显示，别无他人拥有。</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>&amp;Reason, which the giver will read</source>
        <translation>理由，出让人会看到(&amp;R)</translation>
    </message>
    <message>
        <source>Accept and sign receipt</source>
        <translation>接受并签署回执</translation>
    </message>
    <message>
        <source>Accept surrender, end the bill</source>
        <translation>接受交单，终结提单</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation>留存副本</translation>
    </message>
    <message>
        <source>More below</source>
        <translation>下方还有</translation>
    </message>
    <message>
        <source>Record this transfer</source>
        <translation>登记此次转让</translation>
    </message>
    <message>
        <source>Refuse surrender</source>
        <translation>拒绝交单</translation>
    </message>
    <message>
        <source>Reject with reason</source>
        <translation>拒绝并说明理由</translation>
    </message>
    <message>
        <source>Sign the rejection</source>
        <translation>签署拒绝</translation>
    </message>
    <message>
        <source>View as paper</source>
        <translation>按纸面查看</translation>
    </message>
    <message>
        <source>Write why; a rejection without a reason helps nobody.</source>
        <translation>请写明理由；没有理由的拒绝对谁都没有帮助。</translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message numerus="yes">
        <source>%n field(s) differ.</source>
        <translation>
            <numerusform>%n 个字段不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>After</source>
        <translation>更改后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>更改前</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Let go to see what this is. Nothing is accepted by that.</source>
        <translation>松开即可查看内容，这并不表示接受。</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>Put this message away</source>
        <translation>收起此消息</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keeping it</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Nothing in it proves itself. Keep it only if you know where it comes from: bills are judged by it from now on, and say so with its date.</source>
        <translation>其中内容不能自证。只有知道来源时才保存：此后提单将据此判断，并注明其日期。</translation>
    </message>
    <message>
        <source>Rely on this evidence?</source>
        <translation>要依据此证据吗？</translation>
    </message>
    <message>
        <source>{what} {subject}, as of {time}, from {source}</source>
        <translation>{what} {subject}，截至 {time}，来自 {source}</translation>
    </message>
</context>
<context>
    <name>EvidencePane</name>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) old</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;How you know it</source>
        <translation>您如何得知(&amp;H)</translation>
    </message>
    <message>
        <source>A signature is checked with the bill alone. Who its signer is in the world, whether a bill was revoked, who holds a title: these are answers of the world. They are kept here with their date, and verdicts say as of when.</source>
        <translation>签名仅凭提单即可核对。签署人究竟是谁、提单是否被撤销、谁持有权利，则是外界的答复。它们连同日期保存在此，结论会注明截至何时。</translation>
    </message>
    <message>
        <source>An agreement, a person, a letter. Bills judged by it say so.</source>
        <translation>协议、人员或信函。据此核验的提单会注明。</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Ask {hosts}</source>
        <translation>询问 {hosts}</translation>
    </message>
    <message>
        <source>Ask {host}?</source>
        <translation>要询问 {host} 吗？</translation>
    </message>
    <message>
        <source>Asking {host}</source>
        <translation>正在询问 {host}</translation>
    </message>
    <message>
        <source>Bills that were judged by it are judged without it: fewer is certain.</source>
        <translation>原先据此判断的提单将不再据此判断：确定的事会变少。</translation>
    </message>
    <message>
        <source>Every title it made is judged as one of TradeTrust’s from now on, until you remove this here.</source>
        <translation>从现在起，由它产生的每项权利都按 TradeTrust 的权利核验，直到您在此移除。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Evidence for another machine</source>
        <translation>给另一台机器的证据</translation>
    </message>
    <message>
        <source>It learns that somebody asks about this title, and from which address.</source>
        <translation>对方会知道有人询问此权利，以及来自哪个地址。</translation>
    </message>
    <message>
        <source>Keeping it</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Kept, with its date and source.</source>
        <translation>已连同日期和来源保存。</translation>
    </message>
    <message>
        <source>Let the other machine scan it, or take it there as a file. It shows there what it is before it is kept.</source>
        <translation>让另一台机器扫描，或以文件带去。保存之前，那里会先显示内容。</translation>
    </message>
    <message>
        <source>Nothing yet. Open a TradeTrust bill and choose Look up, or pin what somebody gave you: a DID document, an answer of the DNS, a status list, a chain snapshot.</source>
        <translation>暂无。打开 TradeTrust 提单并选择“查询”，或固定他人给您的：DID 文档、DNS 答复、状态列表、链上快照。</translation>
    </message>
    <message>
        <source>Pin evidence from files</source>
        <translation>从文件固定证据</translation>
    </message>
    <message>
        <source>Pin from a file…</source>
        <translation>从文件固定…</translation>
    </message>
    <message>
        <source>Rely on it no longer?</source>
        <translation>不再依据它吗？</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>已移除。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Removing it</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>更新…</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Show to another machine</source>
        <translation>显示给另一台机器</translation>
    </message>
    <message>
        <source>Signing what the chain said</source>
        <translation>正在签署链上所载</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>TradeTrust did not publish it. A contract made to deceive can name you as the holder and let others take the title away.</source>
        <translation>该合约并非 TradeTrust 发布。用于欺骗的合约可以把您记为持有人，又让他人取走权利。</translation>
    </message>
    <message>
        <source>Vouch for it</source>
        <translation>为其担保</translation>
    </message>
    <message>
        <source>Vouch for its contract…</source>
        <translation>为其合约担保…</translation>
    </message>
    <message>
        <source>Vouch for this contract?</source>
        <translation>为此合约担保？</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What it says is kept with its date, in the place of what is here.</source>
        <translation>其答复连同日期保存，取代此处内容。</translation>
    </message>
    <message>
        <source>less than an hour old</source>
        <translation>不到一小时前</translation>
    </message>
    <message>
        <source>{source}, by {name}</source>
        <translation>{source}，经 {name}</translation>
    </message>
</context>
<context>
    <name>ExchangeDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Endorsement chain (END 3.0)</source>
        <translation>背书链（END 3.0）</translation>
    </message>
    <message>
        <source>Envelope (PINT 3.0)</source>
        <translation>封套（PINT 3.0）</translation>
    </message>
    <message>
        <source>Every act in order. It carries no signatures and proves nothing alone.</source>
        <translation>按顺序列出每个行为。其中没有签名，单凭它不能证明什么。</translation>
    </message>
    <message>
        <source>Files as DCSA’s standards write them. Each only tells what was signed: none gives the bill away. What a platform sends you, drop on the page Audit.</source>
        <translation>按 DCSA 标准写成的文件。它们只陈述已签署的内容，都不会转让提单。平台发来的文件请拖放到“审计”页。</translation>
    </message>
    <message>
        <source>For a platform</source>
        <translation>供平台使用</translation>
    </message>
    <message>
        <source>Issuance request (ISS 3.0)</source>
        <translation>签发请求（ISS 3.0）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save for a platform</source>
        <translation>保存供平台使用的文件</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Surrender request (SUR 3.0)</source>
        <translation>交单请求（SUR 3.0）</translation>
    </message>
    <message>
        <source>The bill as the carrier signed it, to whom, with the carrier’s PDF.</source>
        <translation>承运人签署的提单、签发对象，以及承运人的 PDF。</translation>
    </message>
    <message>
        <source>The signed bill with its whole chain, which any platform can verify.</source>
        <translation>已签署的提单及其完整的链，任何平台均可核验。</translation>
    </message>
    <message>
        <source>What the holder asks of the carrier, with every act before it.</source>
        <translation>持有人向承运人提出的请求，以及此前的每个行为。</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>{number} for a platform</source>
        <translation>{number}，供平台使用</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Checking the file</source>
        <translation>正在核验文件</translation>
    </message>
    <message>
        <source>I have the signer’s card or evidence…</source>
        <translation>我有签署人的名片或证据…</translation>
    </message>
    <message>
        <source>Look up…</source>
        <translation>查询…</translation>
    </message>
    <message>
        <source>Read-only: nothing was kept, and nothing was signed by looking at it.</source>
        <translation>只读：查看时未保存任何内容，也未签署任何内容。</translation>
    </message>
    <message>
        <source>Whose card do you know, or what evidence do you have?</source>
        <translation>您认识谁的名片，或有什么证据？</translation>
    </message>
    <message>
        <source>from this file alone, without a vault</source>
        <translation>仅依据此文件，未用保险库</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>It says it is bill {number}.</source>
        <translation>该文件自称为提单 {number}。</translation>
    </message>
    <message>
        <source>Its particulars are not shown: nobody signed them as they stand here.</source>
        <translation>不显示其记载事项：此处的内容并无人签署。</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>CSV for a spreadsheet</source>
        <translation>CSV（电子表格）</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>名片</translation>
    </message>
    <message>
        <source>JSON for another program</source>
        <translation>JSON（其他程序）</translation>
    </message>
    <message>
        <source>PDF to read and keep</source>
        <translation>PDF（阅读和存档）</translation>
    </message>
    <message>
        <source>Parcels, bundles, envelopes, prints and cards</source>
        <translation>单证包、证据包、封套、打印件和名片</translation>
    </message>
    <message>
        <source>Pictures, videos and PDFs</source>
        <translation>图片、视频和 PDF</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Search in this document</source>
        <translation>在此文件中搜索</translation>
    </message>
    <message>
        <source>no hits</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{here} of {count}</source>
        <translation>第 {here} 处，共 {count} 处</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>A carrier, a shipper, two banks, a buyer</source>
        <translation>承运人、托运人、两家银行和买方</translation>
    </message>
    <message>
        <source>Choose a passphrase only you know</source>
        <translation>设定只有您知道的口令</translation>
    </message>
    <message>
        <source>Create my vault</source>
        <translation>创建我的保险库</translation>
    </message>
    <message>
        <source>Drop .ebl, .asice or .json here</source>
        <translation>将 .ebl、.asice 或 .json 拖放到此处</translation>
    </message>
    <message>
        <source>Encrypted, on this computer only</source>
        <translation>加密保存，仅在这台电脑上</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Open source, Apache-2.0.</source>
        <translation>一切都保存在这台电脑上。开源软件，Apache-2.0。</translation>
    </message>
    <message>
        <source>Gone when you leave, back when you like</source>
        <translation>退出即清除，随时可再来</translation>
    </message>
    <message>
        <source>Hold, check and hand over electronic bills of lading on your own machine. No account, no fee, no network needed.</source>
        <translation>在您自己的电脑上持有、核验和交付电子提单。无需账户，不收费用，也不必联网。</translation>
    </message>
    <message>
        <source>Is it genuine, and who has control?</source>
        <translation>是否真实，控制权在谁手中？</translation>
    </message>
    <message>
        <source>Look around with sample bills</source>
        <translation>用示例提单试用</translation>
    </message>
    <message>
        <source>One click plays the whole voyage</source>
        <translation>一键演示整个航程</translation>
    </message>
    <message>
        <source>Open a bundle or bill</source>
        <translation>打开证据包或提单</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open a vault I have already</source>
        <translation>打开已有的保险库</translation>
    </message>
    <message>
        <source>Parcels, envelopes, whole folders</source>
        <translation>单证包、封套、整个文件夹</translation>
    </message>
    <message>
        <source>Play the voyage</source>
        <translation>演示航程</translation>
    </message>
    <message>
        <source>Read-only: nothing is kept</source>
        <translation>只读：不保存任何内容</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近打开的文件</translation>
    </message>
    <message>
        <source>Restore a backup or move here</source>
        <translation>恢复备份或移至此机</translation>
    </message>
    <message>
        <source>Rotterdam</source>
        <translation>鹿特丹</translation>
    </message>
    <message>
        <source>Shenzhen</source>
        <translation>深圳</translation>
    </message>
    <message>
        <source>Shenzhen to Rotterdam</source>
        <translation>从深圳到鹿特丹</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>To check what somebody gave you. No vault needed.</source>
        <translation>核验他人交给您的文件，无需保险库。</translation>
    </message>
    <message>
        <source>To learn by playing. Nothing here is real.</source>
        <translation>边试边学，内容均为虚构。</translation>
    </message>
    <message>
        <source>To receive, hold and give bills. About two minutes.</source>
        <translation>用于接收、持有和转让提单，约需两分钟。</translation>
    </message>
    <message>
        <source>Write the recovery words on paper</source>
        <translation>把恢复词写在纸上</translation>
    </message>
    <message>
        <source>check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>words</source>
        <translation>恢复词</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Activity</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>正在核验 {name}</translation>
    </message>
    <message>
        <source>Give the passphrase to sign</source>
        <translation>签署前请输入口令</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Leave samples</source>
        <translation>退出示例</translation>
    </message>
    <message>
        <source>Lock vault</source>
        <translation>锁定保险库</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>事务</translation>
    </message>
    <message>
        <source>Offline, by file only</source>
        <translation>离线，仅通过文件</translation>
    </message>
    <message>
        <source>People</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The answer is signed and fits its request. Send it now.</source>
        <translation>答复已签署，与请求相符。现在请发送。</translation>
    </message>
    <message>
        <source>The card of {name} is in your address book.</source>
        <translation>{name}的名片已在您的通讯录中。</translation>
    </message>
    <message>
        <source>TradeTrust</source>
        <translation>TradeTrust</translation>
    </message>
    <message>
        <source>Until the vault is locked, bills can be accepted and given.</source>
        <translation>在保险库锁定之前，可接受和转让提单。</translation>
    </message>
    <message>
        <source>What the chain said is kept, with its date.</source>
        <translation>链上所载已连同日期保存。</translation>
    </message>
    <message>
        <source>{holder} controls {number}, as of {time}.</source>
        <translation>截至 {time}，{holder}控制 {number}。</translation>
    </message>
    <message>
        <source>{name} asks who controls a bill. To answer, open the bill and choose Prove control.</source>
        <translation>{name}询问谁控制某份提单。如要答复，请打开该提单并选择“证明控制权”。</translation>
    </message>
</context>
<context>
    <name>Gift</name>
    <message>
        <source>Control only, without endorsement</source>
        <translation>仅交付控制权，不背书</translation>
    </message>
    <message>
        <source>If {carrier} accepts, the bill ends and the goods are delivered.</source>
        <translation>{carrier}如接受，提单即告终结，货物予以交付。</translation>
    </message>
    <message>
        <source>If {carrier} accepts, this bill ends and you get the new one instead.</source>
        <translation>若{carrier}接受，本提单终结，您取得新提单。</translation>
    </message>
    <message>
        <source>If {carrier} accepts, this record is closed for ever and the paper originals are the bill.</source>
        <translation>若{carrier}接受，此记录永久关闭，纸质正本即为提单。</translation>
    </message>
    <message>
        <source>In blank</source>
        <translation>空白背书</translation>
    </message>
    <message>
        <source>In pledge to {name}</source>
        <translation>质押给{name}</translation>
    </message>
    <message>
        <source>Only a signed rejection by {name} gives the bill back to you.</source>
        <translation>只有{name}签署拒绝，提单才会退回给您。</translation>
    </message>
    <message>
        <source>Only if {carrier} refuses does control come back to you.</source>
        <translation>只有{carrier}拒绝，控制权才会退回给您。</translation>
    </message>
    <message>
        <source>Only {name} may claim the goods. The bill cannot be endorsed any further.</source>
        <translation>只有{name}可以提货，提单不能再背书。</translation>
    </message>
    <message>
        <source>Released to {name}, free of the pledge</source>
        <translation>解除质押，交付{name}</translation>
    </message>
    <message>
        <source>The bill needs no endorsement: with control {name} may claim the goods.</source>
        <translation>本提单无需背书：{name}取得控制权即可提货。</translation>
    </message>
    <message>
        <source>To the order of {name}</source>
        <translation>凭{name}指示</translation>
    </message>
    <message>
        <source>To {name} alone</source>
        <translation>仅交付{name}</translation>
    </message>
    <message>
        <source>You endorse {number} in blank and hand over control of it to {name}.</source>
        <translation>您将 {number} 空白背书，并向{name}交付其控制权。</translation>
    </message>
    <message>
        <source>You endorse {number} to the order of {name} and hand over control of it.</source>
        <translation>您将 {number} 指示背书给{name}，并交付其控制权。</translation>
    </message>
    <message>
        <source>You endorse {number} to {name} alone and hand over control of it.</source>
        <translation>您将 {number} 记名背书给{name}，并交付其控制权。</translation>
    </message>
    <message>
        <source>You give {number} back to {carrier}, for delivery of the goods.</source>
        <translation>您将 {number} 交还{carrier}，以提取货物。</translation>
    </message>
    <message>
        <source>You give {number} back to {carrier}, to get it on paper instead.</source>
        <translation>您将 {number} 交回{carrier}，以换取纸质提单。</translation>
    </message>
    <message>
        <source>You give {number} back to {carrier}, to have it amended or reissued.</source>
        <translation>您将 {number} 交回{carrier}，以更改或重新签发。</translation>
    </message>
    <message>
        <source>You give {number} to {name} in pledge, as security.</source>
        <translation>您将 {number} 质押给{name}作为担保。</translation>
    </message>
    <message>
        <source>You hand over control of {number} to {name}, without endorsing it.</source>
        <translation>您向{name}交付 {number} 的控制权，不作背书。</translation>
    </message>
    <message>
        <source>You lose control when {name} accepts. It becomes the holder when {carrier} records it.</source>
        <translation>{name}接受时，您即失去控制权；{carrier}登记后，对方成为持有人。</translation>
    </message>
    <message>
        <source>You release {number} from your pledge, and {name} gets control of it.</source>
        <translation>您解除对 {number} 的质押，由{name}取得控制。</translation>
    </message>
    <message>
        <source>Your vault signs this once and locks the bill at that moment. After that it can only send the same bytes again.</source>
        <translation>您的保险库只签署这一次，并随即锁定提单。此后只能重发同一文件。</translation>
    </message>
    <message>
        <source>Your vault signs this once and locks the bill. You can do nothing with it until {carrier} answers.</source>
        <translation>您的保险库只签署这一次，并锁定提单。在{carrier}答复之前，您不能对其作任何行为。</translation>
    </message>
    <message>
        <source>{carrier} has not recorded that you are the holder yet; {name} will see that.</source>
        <translation>{carrier}尚未登记您为持有人，{name}会看到这一点。</translation>
    </message>
    <message>
        <source>{name} gets control and may claim the goods and endorse the bill. You keep no security in it.</source>
        <translation>{name}取得控制，可提货并背书。您不再享有担保。</translation>
    </message>
    <message>
        <source>{name} gets control, and nobody is named. From then on whoever has control may claim the goods, as with cash.</source>
        <translation>{name}取得控制权，背书中不指名任何人。此后谁有控制权谁就可以提货，如同现金。</translation>
    </message>
    <message>
        <source>{name} gets control, but the bill stays consigned to {order_party}, who alone may claim the goods.</source>
        <translation>{name}取得控制权，但提单的收货人仍为{order_party}，只有该收货人可以提货。</translation>
    </message>
    <message>
        <source>{name} gets control, but the bill stays to the order of {order_party}: {name} can neither claim the goods nor endorse it.</source>
        <translation>{name}取得控制权，但提单仍凭{order_party}指示：{name}既不能提货，也不能背书。</translation>
    </message>
    <message>
        <source>{name} gets control, may claim the goods, and may endorse the bill to others.</source>
        <translation>{name}取得控制权，可以提货，也可以将提单背书给他人。</translation>
    </message>
    <message>
        <source>{name} holds the bill as security. It cannot give it on; it releases it when it is paid, or claims the goods after declaring a default.</source>
        <translation>{name}持有提单作为担保，不得转让；受偿后解除质押，或声明违约后提货。</translation>
    </message>
</context>
<context>
    <name>GiveDialog</name>
    <message>
        <source>Ask the receiver for the file as it left their vault.</source>
        <translation>请向接收方索取其保险库发出的原文件。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close, keep waiting</source>
        <translation>关闭，继续等待</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Give {number}</source>
        <translation>转让 {number}</translation>
    </message>
    <message>
        <source>If it belongs to another bill, it was taken in and stands there.</source>
        <translation>如属于另一提单，则已收下并归入该提单。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Scan the receipt</source>
        <translation>扫描回执</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>出示</translation>
    </message>
    <message>
        <source>Sign and hand over</source>
        <translation>签署并交付</translation>
    </message>
    <message>
        <source>Sign and pledge</source>
        <translation>签署并质押</translation>
    </message>
    <message>
        <source>Sign and release</source>
        <translation>签署并解除质押</translation>
    </message>
    <message>
        <source>Sign and surrender</source>
        <translation>签署并交单</translation>
    </message>
    <message>
        <source>Sign, endorse and hand over</source>
        <translation>签署、背书并交付</translation>
    </message>
    <message>
        <source>Signed {time}, and agreed. The bill stays locked until it is recorded.</source>
        <translation>已于 {time} 签署，并已约定。登记之前，提单保持锁定。</translation>
    </message>
    <message>
        <source>Signed {time}, and answered.</source>
        <translation>已于 {time} 签署，并已收到答复。</translation>
    </message>
    <message>
        <source>Signed {time}. The bill is locked. Closing does not undo it; you find it again under Offered by me.</source>
        <translation>已于 {time} 签署，提单已锁定。关闭并不撤销；可在“我转出的”中找到。</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>Surrender {number}</source>
        <translation>交单 {number}</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>如何转让</translation>
    </message>
    <message>
        <source>from pictures</source>
        <translation>来自图片</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>给{name}</translation>
    </message>
    <message>
        <source>{name} is changed, so it was not kept.</source>
        <translation>{name} 已被更改，因此未保存。</translation>
    </message>
    <message>
        <source>{name} is not the receipt for this bill.</source>
        <translation>{name} 不是本提单的回执。</translation>
    </message>
</context>
<context>
    <name>Given</name>
    <message>
        <source>Control handed to {name}, without endorsement</source>
        <translation>向{name}交付控制权，未背书</translation>
    </message>
    <message>
        <source>Endorsed in blank, with control to {name}</source>
        <translation>空白背书，并向{name}交付控制权</translation>
    </message>
    <message>
        <source>Endorsed to the order of {name}, with control</source>
        <translation>指示背书给{name}，并交付控制权</translation>
    </message>
    <message>
        <source>Endorsed to {name} alone, with control</source>
        <translation>记名背书给{name}，并交付控制权</translation>
    </message>
    <message>
        <source>Given to {name} in pledge, with control</source>
        <translation>质押给{name}，并交付控制权</translation>
    </message>
    <message>
        <source>Issued to {name}, with control</source>
        <translation>签发给{name}，并交付控制权</translation>
    </message>
    <message>
        <source>Made void: the bill has ended</source>
        <translation>作废：提单已终结</translation>
    </message>
    <message>
        <source>No, but has control</source>
        <translation>否，但有控制权</translation>
    </message>
    <message>
        <source>Put on paper: this record is closed</source>
        <translation>转为纸质：此记录已关闭</translation>
    </message>
    <message>
        <source>Released to {name}, free of the pledge, with control</source>
        <translation>解除质押，交付{name}控制</translation>
    </message>
    <message>
        <source>Replaced by a new bill: this one has ended</source>
        <translation>由新提单替代：本提单已终结</translation>
    </message>
    <message>
        <source>Surrender accepted: the bill has ended</source>
        <translation>交单已被接受：提单已终结</translation>
    </message>
    <message>
        <source>Surrender refused: control goes back to {name}</source>
        <translation>交单被拒绝：控制权退回{name}</translation>
    </message>
    <message>
        <source>Surrendered to {name} for amendment</source>
        <translation>向{name}交单更改</translation>
    </message>
    <message>
        <source>Surrendered to {name} for delivery of the goods</source>
        <translation>向{name}交单提货</translation>
    </message>
    <message>
        <source>Surrendered to {name} to be put on paper</source>
        <translation>交回{name}转为纸质</translation>
    </message>
    <message>
        <source>The carrier answers</source>
        <translation>由承运人答复</translation>
    </message>
    <message>
        <source>The carrier issues it</source>
        <translation>由承运人签发</translation>
    </message>
    <message>
        <source>Yes, and has control</source>
        <translation>是，且有控制权</translation>
    </message>
    <message>
        <source>Yes, as bearer, with control</source>
        <translation>是，为不记名持有人，且有控制权</translation>
    </message>
    <message>
        <source>it stays to the order of {name}: only control is given</source>
        <translation>提单仍凭{name}指示：仅交付控制权</translation>
    </message>
    <message>
        <source>made out or endorsed in blank: whoever has control may give it</source>
        <translation>空白抬头或空白背书：有控制权者即可转让</translation>
    </message>
    <message>
        <source>nobody was entitled before</source>
        <translation>此前无人享有权利</translation>
    </message>
    <message>
        <source>the bill is to its order</source>
        <translation>提单凭该方指示</translation>
    </message>
    <message>
        <source>{name} has declared a default and may claim the goods</source>
        <translation>{name}已声明违约，可以提货</translation>
    </message>
</context>
<context>
    <name>GivenPanel</name>
    <message>
        <source>Is the giver the order party?</source>
        <translation>出让人是否为指示方？</translation>
    </message>
    <message>
        <source>What is being given</source>
        <translation>转让内容</translation>
    </message>
    <message>
        <source>by</source>
        <translation>行为人</translation>
    </message>
    <message>
        <source>card pinned, {role}</source>
        <translation>名片已确认，{role}</translation>
    </message>
    <message>
        <source>its card is not pinned</source>
        <translation>其名片未确认</translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message numerus="yes">
        <source>%n bill(s) to look at:</source>
        <translation>
            <numerusform>有 %n 份提单需要查看：</numerusform>
        </translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>全面检查</translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation>体检</translation>
    </message>
    <message numerus="yes">
        <source>Everything is as it was written, and all %n bill(s) are in order.</source>
        <translation>
            <numerusform>一切与写入时相同，全部 %n 份提单均无异常。</numerusform>
        </translation>
    </message>
    <message>
        <source>Guard against older copies</source>
        <translation>防范旧副本</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>Reading everything</source>
        <translation>正在读取全部内容</translation>
    </message>
    <message>
        <source>Reads every page, document and line of the log, and judges every bill. With many bills it takes some minutes; it can be stopped.</source>
        <translation>读取每一页、每份文件和日志的每一行，并核验每份提单。提单较多时需数分钟，可随时停止。</translation>
    </message>
    <message>
        <source>Why, and what to do…</source>
        <translation>原因与处理办法…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Another transfer in view: cover it</source>
        <translation>画面中有另一笔转让：请遮住它</translation>
    </message>
    <message>
        <source>Ask the giver for a coarser, slower code</source>
        <translation>请转让方改用更粗、更慢的码</translation>
    </message>
    <message>
        <source>Come closer until the code fills the frame</source>
        <translation>请靠近，直到二维码充满方框</translation>
    </message>
    <message>
        <source>If it does not move</source>
        <translation>若没有进展</translation>
    </message>
    <message>
        <source>Reduce glare; tilt the screen a little</source>
        <translation>减少反光；将屏幕稍微倾斜</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>{topic} – Help – Ladewell</source>
        <translation>{topic} – 帮助 – 提单匣</translation>
    </message>
    <message>
        <source>“{words}” in the help</source>
        <translation>帮助中的“{words}”</translation>
    </message>
    <message>
        <source>“{words}” stands nowhere in the help.</source>
        <translation>帮助中没有“{words}”。</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Come closer until the code fills the frame</source>
        <translation>请靠近，直到二维码充满方框</translation>
    </message>
    <message>
        <source>Good. Come a little closer to go faster</source>
        <translation>很好。再靠近一点会更快</translation>
    </message>
    <message>
        <source>Good. Hold it so</source>
        <translation>很好。请保持不动</translation>
    </message>
    <message>
        <source>Hold the code into the frame</source>
        <translation>请将二维码置于方框内</translation>
    </message>
    <message>
        <source>Nothing new comes: is the other screen paused?</source>
        <translation>没有新的内容：对方屏幕是否已暂停？</translation>
    </message>
    <message>
        <source>Reduce glare: tilt the screen a little, hold still</source>
        <translation>减少反光：将屏幕稍微倾斜，并拿稳</translation>
    </message>
    <message>
        <source>The codes contradicted each other. It began again</source>
        <translation>二维码相互矛盾，已重新开始</translation>
    </message>
    <message>
        <source>This code is damaged</source>
        <translation>此二维码已损坏</translation>
    </message>
    <message>
        <source>This code is nothing of ours</source>
        <translation>此二维码与提单匣无关</translation>
    </message>
    <message>
        <source>This is another transfer: cover it, or start again</source>
        <translation>这是另一笔转让：请遮住它，或重新开始</translation>
    </message>
    <message>
        <source>Too dark: turn the other screen to full brightness</source>
        <translation>太暗：请将对方屏幕调到最亮</translation>
    </message>
</context>
<context>
    <name>HoldingsModel</name>
    <message>
        <source>Bill</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运人</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近变动</translation>
    </message>
    <message>
        <source>My position</source>
        <translation>我的身份</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>提单号</translation>
    </message>
    <message>
        <source>On board</source>
        <translation>装船日期</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>航线</translation>
    </message>
    <message>
        <source>Route, vessel</source>
        <translation>航线、船名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Vessel, voyage</source>
        <translation>船名、航次</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message numerus="yes">
        <source>%n more stand under Bills</source>
        <translation>
            <numerusform>另有 %n 份，见“提单”页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for you</source>
        <translation>
            <numerusform>%n 项待您处理</numerusform>
        </translation>
    </message>
    <message>
        <source>1 waits for you</source>
        <translation>1 项待您处理</translation>
    </message>
    <message>
        <source>A transfer of {number} to {other} is agreed, for you to record</source>
        <translation>{number} 转让给{other}已约定，待您登记</translation>
    </message>
    <message>
        <source>Ask who controls a bill</source>
        <translation>询问谁控制提单</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Nothing waits for an answer. Drop a file anywhere in the window to receive it.</source>
        <translation>没有待答复的事项。将文件拖放到窗口任意处即可接收。</translation>
    </message>
    <message>
        <source>Open the bill</source>
        <translation>打开提单</translation>
    </message>
    <message>
        <source>Read and answer</source>
        <translation>查看并答复</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>去登记</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Waits for others</source>
        <translation>待他方处理</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>待您处理</translation>
    </message>
    <message>
        <source>You accepted {number}; {carrier} has not recorded it</source>
        <translation>您已接受 {number}，{carrier}尚未登记</translation>
    </message>
    <message>
        <source>on hold since {time}</source>
        <translation>自 {time} 起暂缓</translation>
    </message>
    <message>
        <source>{carrier} has not answered your surrender of {number}</source>
        <translation>{carrier}尚未答复您对 {number} 的交单</translation>
    </message>
    <message>
        <source>{number} was surrendered to you</source>
        <translation>{number} 已交单给您</translation>
    </message>
    <message>
        <source>{other} accepted {number}; {carrier} has not recorded it</source>
        <translation>{other}已接受 {number}，{carrier}尚未登记</translation>
    </message>
    <message>
        <source>{other} gives you {number}</source>
        <translation>{other}向您转让 {number}</translation>
    </message>
    <message>
        <source>{other} has not answered your offer of {number}</source>
        <translation>{other}尚未答复您对 {number} 的要约</translation>
    </message>
</context>
<context>
    <name>IssueDialog</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单证</translation>
    </message>
    <message>
        <source>Issue a bill</source>
        <translation>签发提单</translation>
    </message>
    <message>
        <source>Issue {number}</source>
        <translation>签发 {number}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Printing the draft</source>
        <translation>正在生成草稿</translation>
    </message>
    <message>
        <source>Sign and issue</source>
        <translation>签署并签发</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>给{name}</translation>
    </message>
</context>
<context>
    <name>Label</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>LockPanel</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Lock when nobody has touched it for</source>
        <translation>无人操作多久后锁定(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once. What is being worked on is finished first.</source>
        <translation>按 Ctrl+L 立即锁定。正在进行的操作会先完成。</translation>
    </message>
    <message>
        <source>Lock with the scr&amp;een, and when the computer sleeps</source>
        <translation>随屏幕锁定，以及在计算机休眠时锁定(&amp;E)</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Big</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Bigger</source>
        <translation>更大</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>更小</translation>
    </message>
</context>
<context>
    <name>LookUpDialog</name>
    <message numerus="yes">
        <source>%n answer(s) came, each with its date and source.</source>
        <translation>
            <numerusform>收到 %n 个答复，各附日期和来源。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Resolver for DNS names (DNS over HTTPS)</source>
        <translation>DNS 域名解析器（DNS over HTTPS）(&amp;R)</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>询问内容</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>Ask {hosts}</source>
        <translation>询问 {hosts}</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>正在询问</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Nobody was asked yet, and nothing is asked by itself.</source>
        <translation>尚未询问任何人，也不会自动询问。</translation>
    </message>
    <message>
        <source>Nothing can be looked up here.</source>
        <translation>此处没有可查询的。</translation>
    </message>
    <message>
        <source>These would be asked when you press the button, and nobody else. Each learns that somebody asks, and about what.</source>
        <translation>按下按钮后只会询问以下各方，不会询问其他任何人。各方会知道有人询问以及询问什么。</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Who is asked</source>
        <translation>询问谁</translation>
    </message>
    <message>
        <source>Who would be asked</source>
        <translation>将询问谁</translation>
    </message>
    <message>
        <source>https://… as its operator says. Without one, no DNS name is asked about.</source>
        <translation>https://…，以运营者所示为准。不填则不查询任何 DNS 域名。</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A file came in.</source>
        <translation>已收到一个文件。</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Playing the voyage</source>
        <translation>正在演示航程</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>SAMPLE: {name}</source>
        <translation>示例：{name}</translation>
    </message>
    <message>
        <source>What took its time is done.</source>
        <translation>耗时的工作已完成。</translation>
    </message>
    <message>
        <source>{number} came in.</source>
        <translation>已收到 {number}。</translation>
    </message>
</context>
<context>
    <name>NetworksPanel</name>
    <message>
        <source>A node is asked only when you ask for it, and only the one you name here. If it does not answer, no other is tried.</source>
        <translation>只有在您要求时才会询问节点，且只询问您在此指定的节点。若其不回答，不会尝试其他节点。</translation>
    </message>
    <message>
        <source>Address of its &amp;node</source>
        <translation>节点地址(&amp;N)</translation>
    </message>
    <message>
        <source>Address of the resolver of names (&amp;DNS)</source>
        <translation>域名解析服务（DNS）的地址(&amp;D)</translation>
    </message>
    <message>
        <source>Address of this vault’s key</source>
        <translation>本保险库密钥的地址</translation>
    </message>
    <message>
        <source>An address begins with https:// or dns://.</source>
        <translation>地址须以 https:// 或 dns:// 开头。</translation>
    </message>
    <message>
        <source>Ask nobody</source>
        <translation>不询问任何人</translation>
    </message>
    <message>
        <source>Ask this node</source>
        <translation>询问此节点</translation>
    </message>
    <message>
        <source>Asked for the name of a TradeTrust issuer, only when you look it up. https://… or dns://…; empty: nobody is asked.</source>
        <translation>仅在您查询时，才向它询问 TradeTrust 签发人的域名。填写 https://… 或 dns://…；留空则不向任何人询问。</translation>
    </message>
    <message>
        <source>C&amp;hain</source>
        <translation>链(&amp;H)</translation>
    </message>
    <message>
        <source>Keep this resolver</source>
        <translation>使用此解析服务</translation>
    </message>
    <message>
        <source>Keeping it</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Make a key for chains</source>
        <translation>生成链上密钥</translation>
    </message>
    <message>
        <source>Making the key</source>
        <translation>正在生成密钥</translation>
    </message>
    <message>
        <source>Nobody is asked about names any more.</source>
        <translation>不再向任何人询问域名。</translation>
    </message>
    <message>
        <source>Nobody is asked about {name} any more.</source>
        <translation>不再就 {name} 询问任何人。</translation>
    </message>
    <message>
        <source>Now: {host}</source>
        <translation>目前：{host}</translation>
    </message>
    <message>
        <source>Titles on chains</source>
        <translation>链上权利凭证</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>none yet; titles can be looked at without one</source>
        <translation>尚无；没有密钥也可以查看权利凭证</translation>
    </message>
    <message>
        <source>{host} is asked about names from now on, and nobody else.</source>
        <translation>今后只向 {host} 询问域名。</translation>
    </message>
    <message>
        <source>{host} is asked about {name} from now on, and nobody else.</source>
        <translation>今后只就 {name} 询问 {host}。</translation>
    </message>
</context>
<context>
    <name>NewWordsDialog</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Let these words open the vault</source>
        <translation>让这些词打开保险库</translation>
    </message>
    <message>
        <source>New recovery words</source>
        <translation>新的恢复词</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>恢复词</translation>
    </message>
    <message>
        <source>Show new words</source>
        <translation>显示新恢复词</translation>
    </message>
    <message>
        <source>Take the paper and type these words. The first four letters are enough.</source>
        <translation>请看着纸张输入以下各词，前四个字母即可。</translation>
    </message>
    <message>
        <source>They are on paper</source>
        <translation>已写在纸上</translation>
    </message>
    <message>
        <source>Words made before open the vault no longer once the new ones are checked.</source>
        <translation>新恢复词核对之后，此前的恢复词不再能打开保险库。</translation>
    </message>
    <message>
        <source>Write these 24 words on paper, in this order, or print them. They are shown only now, and nobody else has them.</source>
        <translation>请按此顺序将这 24 个词写在纸上，或打印出来。它们只在此时显示，别无他人拥有。</translation>
    </message>
</context>
<context>
    <name>NothingMoves</name>
    <message>
        <source>Scanning moves nothing</source>
        <translation>扫描不会转移任何权利</translation>
    </message>
    <message>
        <source>You see what is offered before you answer. The giver learns nothing from the scan.</source>
        <translation>您先看到对方的要约，再作答复。转让方不会因扫描得知任何信息。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Something is done. Unlock the vault to see it.</source>
        <translation>有事项已完成。请解锁保险库查看。</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Approvals</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>事务</translation>
    </message>
    <message>
        <source>Proof of control</source>
        <translation>控制权证明</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Your register, proof of control, and what waits for approval.</source>
        <translation>您的登记簿、控制权证明与待批准事项。</translation>
    </message>
</context>
<context>
    <name>OpenLinkDialog</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Fetch the document</source>
        <translation>获取文件</translation>
    </message>
    <message>
        <source>Fetching the document</source>
        <translation>正在获取文件</translation>
    </message>
    <message>
        <source>Open what a link leads to?</source>
        <translation>要打开链接指向的文件吗？</translation>
    </message>
    <message>
        <source>That server is asked, and sees the address of your network.</source>
        <translation>将向该服务器请求文件，服务器会看到您的网络地址。</translation>
    </message>
    <message>
        <source>The document lies on {host}.</source>
        <translation>文件位于 {host}。</translation>
    </message>
    <message>
        <source>The link proves nothing; the document is judged as any file.</source>
        <translation>链接本身不证明任何事；文件会像其他文件一样接受核验。</translation>
    </message>
</context>
<context>
    <name>OpenWords</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>The 24 recovery &amp;words, in their order</source>
        <translation>按顺序输入 24 个恢复词(&amp;W)</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>改用口令</translation>
    </message>
    <message>
        <source>Use the recovery words</source>
        <translation>改用恢复词</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Put this note away</source>
        <translation>收起此提示</translation>
    </message>
</context>
<context>
    <name>OwnCardPanel</name>
    <message>
        <source>Let them hold their camera to it: then they can give you bills.</source>
        <translation>请对方将摄像头对准它：之后即可向您转让提单。</translation>
    </message>
    <message>
        <source>My card</source>
        <translation>我的名片</translation>
    </message>
    <message>
        <source>Save my card</source>
        <translation>保存我的名片</translation>
    </message>
    <message>
        <source>Save my card as a file</source>
        <translation>将我的名片存为文件</translation>
    </message>
    <message>
        <source>Saved as {path}. It is public: send it to anybody.</source>
        <translation>已保存为 {path}。名片是公开的，可发送给任何人。</translation>
    </message>
    <message>
        <source>Saving the card</source>
        <translation>正在保存名片</translation>
    </message>
    <message>
        <source>Show my card</source>
        <translation>出示我的名片</translation>
    </message>
    <message>
        <source>The card of {name}</source>
        <translation>{name}的名片</translation>
    </message>
    <message>
        <source>Whoever pins your card asks you for these four words.</source>
        <translation>确认您名片的人会与您核对这四个词。</translation>
    </message>
    <message>
        <source>made {day}</source>
        <translation>{day} 制作</translation>
    </message>
</context>
<context>
    <name>OwnerForm</name>
    <message>
        <source>&amp;LEI, if you have one</source>
        <translation>LEI（如有）(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Name of the company or person</source>
        <translation>公司或个人名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;What you do</source>
        <translation>业务角色(&amp;W)</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the document</source>
        <translation>文件页面</translation>
    </message>
</context>
<context>
    <name>PapersStep</name>
    <message>
        <source>Add attachments</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Add your PDF</source>
        <translation>添加您的 PDF</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Drop the transport document here (DCSA, JSON)</source>
        <translation>将运输单证拖放到此处（DCSA，JSON）</translation>
    </message>
    <message>
        <source>It replaces paper</source>
        <translation>它替代纸质提单</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Looking at it</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>抬头</translation>
    </message>
    <message>
        <source>Open the attachments</source>
        <translation>打开附件</translation>
    </message>
    <message>
        <source>Open the document</source>
        <translation>打开单证</translation>
    </message>
    <message>
        <source>Open the transport document</source>
        <translation>打开运输单证</translation>
    </message>
    <message>
        <source>Open what was written down of the paper originals (JSON)</source>
        <translation>打开关于纸质正本的记录（JSON）</translation>
    </message>
    <message>
        <source>Open your PDF</source>
        <translation>打开您的 PDF</translation>
    </message>
    <message>
        <source>Paper it replaces</source>
        <translation>所替代的纸质提单</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>航线</translation>
    </message>
    <message>
        <source>Take these off</source>
        <translation>移除这些文件</translation>
    </message>
    <message>
        <source>Transport document</source>
        <translation>运输单证</translation>
    </message>
    <message>
        <source>Which bill is to be issued?</source>
        <translation>要签发哪一份提单？</translation>
    </message>
    <message>
        <source>Your PDF</source>
        <translation>您的 PDF</translation>
    </message>
</context>
<context>
    <name>PapersTab</name>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No documents came with this bill. What is signed stands beside.</source>
        <translation>本提单没有随附文件。所签署的内容见旁边页面。</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>随附文件</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Show its pages</source>
        <translation>显示页面</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The carrier’s PDF; the signed data prevail</source>
        <translation>承运人的 PDF；以经签署的数据为准</translation>
    </message>
</context>
<context>
    <name>ParcelPanel</name>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the file to send</source>
        <translation>保存要发送的文件</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>保存文件…</translation>
    </message>
    <message>
        <source>Save the parcel</source>
        <translation>保存单证包</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Saving the file</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>出示二维码</translation>
    </message>
    <message>
        <source>What was signed is safe in the vault; only the file was not written.</source>
        <translation>已签署的内容在保险库中安然无恙，只是文件未能写入。</translation>
    </message>
    <message>
        <source>{size}. Drag it into a mail or a folder, or save it.</source>
        <translation>{size}。可拖入邮件或文件夹，也可保存。</translation>
    </message>
</context>
<context>
    <name>ParticularsTab</name>
    <message>
        <source>Cargo</source>
        <translation>货物</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>集装箱</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货物名称</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>尺码</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>航线</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>毛重</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Allowed, but a thief with a computer could guess it.</source>
        <translation>可以使用，但有计算机的窃贼可能猜出。</translation>
    </message>
    <message>
        <source>At least {least} characters, {count} so far.</source>
        <translation>至少 {least} 个字符，现有 {count} 个。</translation>
    </message>
    <message>
        <source>Several words that make no sense together are strong and easy to type. Nobody can reset it.</source>
        <translation>几个毫无关联的词既牢固又好输入。无人能重设口令。</translation>
    </message>
    <message>
        <source>Strong, unless it is a phrase others know.</source>
        <translation>强度高；但不要用别人也知道的句子。</translation>
    </message>
    <message>
        <source>Weak: a thief would soon guess it.</source>
        <translation>弱：窃贼很快就能猜出。</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passphrases. Try again in %n second(s).</source>
        <translation>
            <numerusform>口令错误次数过多。请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphrasePair</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>显示输入内容(&amp;S)</translation>
    </message>
    <message>
        <source>Both must be the same.</source>
        <translation>两次输入须一致。</translation>
    </message>
    <message>
        <source>Copy for 30 seconds</source>
        <translation>复制（30 秒后清除）</translation>
    </message>
    <message>
        <source>Suggest one</source>
        <translation>推荐一个</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>再次输入(&amp;A)</translation>
    </message>
</context>
<context>
    <name>PdfPane</name>
    <message>
        <source>As wide as fits, or the whole page</source>
        <translation>适合宽度或整页</translation>
    </message>
    <message>
        <source>Bigger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>用其他程序打开</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as a file, or drag it out from here</source>
        <translation>另存为文件，或从此处拖出</translation>
    </message>
    <message>
        <source>Search in this document</source>
        <translation>在此文件中搜索</translation>
    </message>
    <message>
        <source>Show the pages</source>
        <translation>显示页面</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>共 {count} 页</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%n cards pinned</source>
        <translation>
            <numerusform>已确认 %n 张名片</numerusform>
        </translation>
    </message>
    <message>
        <source>1 card pinned</source>
        <translation>已确认 1 张名片</translation>
    </message>
    <message>
        <source>Bills you already hold stay; new ones from it show an unknown signer.</source>
        <translation>您已持有的提单不受影响；其新发来的提单将显示签署人未知。</translation>
    </message>
    <message>
        <source>Drop the card somebody sent you here, to look at it</source>
        <translation>将他人发来的名片拖放到此处查看</translation>
    </message>
    <message>
        <source>LEI</source>
        <translation>LEI</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Nobody in your address book is called that.</source>
        <translation>通讯录中没有这个名称。</translation>
    </message>
    <message>
        <source>Nobody yet. A bill can be given to, and taken from, those you pin here.</source>
        <translation>通讯录还是空的。您只能与在此确认过的各方收发提单。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Pin a card from a file</source>
        <translation>从文件确认名片</translation>
    </message>
    <message>
        <source>Pinned cards</source>
        <translation>已确认的名片</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Scan a card</source>
        <translation>扫描名片</translation>
    </message>
    <message>
        <source>Search names and codes</source>
        <translation>搜索名称和代码</translation>
    </message>
    <message>
        <source>Unpin the card of {name}?</source>
        <translation>取消确认{name}的名片？</translation>
    </message>
    <message>
        <source>Unpin this card</source>
        <translation>取消确认此名片</translation>
    </message>
    <message>
        <source>Unpinning the card</source>
        <translation>正在取消确认名片</translation>
    </message>
    <message>
        <source>What its key signs is then signed by nobody you know.</source>
        <translation>此后，以其密钥签署的，即视为未知签署人所签。</translation>
    </message>
    <message>
        <source>You can pin the same card again.</source>
        <translation>您可以再次确认同一名片。</translation>
    </message>
    <message>
        <source>pinned {day}, from {source}</source>
        <translation>{day} 确认，来自{source}</translation>
    </message>
</context>
<context>
    <name>PhrasePanel</name>
    <message>
        <source>I compared them</source>
        <translation>我已核对</translation>
    </message>
    <message>
        <source>The giver’s screen must show</source>
        <translation>出让人的屏幕应显示</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open pictures of the codes</source>
        <translation>打开二维码的图片</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Photographs, screenshots, a moving GIF, a video, a PDF: in any order, as many as it takes. What is missing can be added later.</source>
        <translation>照片、截屏、动态 GIF、视频、PDF：不分先后，数量不限。缺少的部分可稍后补上。</translation>
    </message>
    <message>
        <source>or drop them here</source>
        <translation>或拖放到此处</translation>
    </message>
</context>
<context>
    <name>ProgramPanel</name>
    <message>
        <source>&amp;Remember where the files lie that I opened</source>
        <translation>记住我打开过的文件的位置(&amp;R)</translation>
    </message>
    <message>
        <source>As little &amp;motion as possible</source>
        <translation>尽量减少动态(&amp;M)</translation>
    </message>
    <message>
        <source>Forget the opened files</source>
        <translation>清除打开过的文件</translation>
    </message>
    <message>
        <source>No opened file is remembered any more.</source>
        <translation>已不再保留任何打开过的文件的记录。</translation>
    </message>
    <message>
        <source>Open the help</source>
        <translation>打开帮助</translation>
    </message>
    <message>
        <source>Play the voyage</source>
        <translation>演示航程</translation>
    </message>
    <message>
        <source>Read settings from a file</source>
        <translation>从文件读取设置</translation>
    </message>
    <message>
        <source>Read settings from a file…</source>
        <translation>从文件读取设置…</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Save these settings</source>
        <translation>保存这些设置</translation>
    </message>
    <message>
        <source>Save these settings…</source>
        <translation>保存这些设置…</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Tell me &amp;when something is done while I look elsewhere</source>
        <translation>我看着别处时，事情完成后通知我(&amp;W)</translation>
    </message>
    <message>
        <source>These settings are worn now.</source>
        <translation>这些设置现已生效。</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>While the vault is locked, such a notice names nothing and nobody.</source>
        <translation>保险库锁定时，此类通知不提及任何事物或任何人。</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Reading a transfer</source>
        <translation>正在读取转让</translation>
    </message>
    <message>
        <source>no code yet</source>
        <translation>尚无二维码</translation>
    </message>
    <message>
        <source>{rank} of {count} parts</source>
        <translation>{count} 份中的 {rank} 份</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>{speed} codes a second</source>
        <translation>每秒 {speed} 个码</translation>
    </message>
</context>
<context>
    <name>ProofPane</name>
    <message>
        <source>Ask who controls a bill</source>
        <translation>询问提单由谁控制</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Bills that you control</source>
        <translation>您控制的提单</translation>
    </message>
    <message>
        <source>It is offered to {receiver}, who has not answered.</source>
        <translation>已向{receiver}发出要约，尚未答复。</translation>
    </message>
    <message>
        <source>Open a question</source>
        <translation>打开问题文件</translation>
    </message>
    <message>
        <source>Open the question that somebody sent you.</source>
        <translation>打开他人发给您的问题文件。</translation>
    </message>
    <message>
        <source>Prove that you control a bill</source>
        <translation>证明您控制某提单</translation>
    </message>
    <message>
        <source>Read an answer</source>
        <translation>读取答复</translation>
    </message>
    <message>
        <source>Sign the proof</source>
        <translation>签署证明</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The proof for {number} is written. It counts for who asked, and once.</source>
        <translation>{number} 的证明已写成。仅对询问者有效，且仅一次。</translation>
    </message>
    <message>
        <source>The question is written. Send it to whoever says that they hold the bill.</source>
        <translation>问题已写成。请发送给自称持有提单的人。</translation>
    </message>
    <message>
        <source>Who asks, for the holder to read</source>
        <translation>询问者（供持有人阅读）</translation>
    </message>
    <message>
        <source>Write a question</source>
        <translation>写出问题</translation>
    </message>
    <message>
        <source>Write a question, send it to the holder, and read the answer here.</source>
        <translation>写出问题，发给持有人，并在此读取答复。</translation>
    </message>
    <message>
        <source>as of {time}, {degree}</source>
        <translation>截至 {time}，{degree}</translation>
    </message>
    <message>
        <source>{holder} has control of {number}</source>
        <translation>{holder}控制 {number}</translation>
    </message>
    <message>
        <source>{name} asks, on {time}. Choose the bill to prove control of.</source>
        <translation>{name}于 {time} 询问。请选择要证明控制权的提单。</translation>
    </message>
</context>
<context>
    <name>ProveDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It gives nothing away. You keep the bill, and may give it on at any time.</source>
        <translation>它不会转移任何权利。提单仍归您，您可随时转让。</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the question</source>
        <translation>打开询问</translation>
    </message>
    <message>
        <source>Prove control of {number}</source>
        <translation>证明对 {number} 的控制权</translation>
    </message>
    <message>
        <source>Scan the question</source>
        <translation>扫描询问</translation>
    </message>
    <message>
        <source>Show this answer to {name}, or send the file. Where they have the bill already, choose that under For whom: then it is one code.</source>
        <translation>请向{name}出示此答复，或发送文件。若对方已有此提单，请在“给谁看”中选择：届时只需一个码。</translation>
    </message>
    <message>
        <source>Sign the answer</source>
        <translation>签署答复</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>The answer says: you control this bill now. It counts for who asked, once.</source>
        <translation>答复表明：您此刻控制此提单。它仅对询问方有效，且仅一次。</translation>
    </message>
    <message>
        <source>Who asks shows you a code, or sends a file: a question with a number.</source>
        <translation>询问方会向您出示二维码或发送文件：一个带编号的询问。</translation>
    </message>
    <message>
        <source>You control {number}</source>
        <translation>您控制 {number}</translation>
    </message>
    <message>
        <source>or drop the file with the question here</source>
        <translation>或将含有询问的文件拖放到此处</translation>
    </message>
    <message>
        <source>{name} asks, since {time}</source>
        <translation>{name}于 {time} 询问</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Accept and sign receipt</source>
        <translation>接受并签署回执</translation>
    </message>
    <message>
        <source>Accept surrender, end the bill</source>
        <translation>接受交单，终结提单</translation>
    </message>
    <message>
        <source>Accept the surrender of {number}?</source>
        <translation>接受 {number} 的交单？</translation>
    </message>
    <message>
        <source>Accept {number} from {giver}?</source>
        <translation>接受{giver}转让的 {number}？</translation>
    </message>
    <message>
        <source>Control goes back to {giver}; the bill stays in force.</source>
        <translation>控制权退回{giver}，提单继续有效。</translation>
    </message>
    <message>
        <source>Record the transfer of {number} to {holder}?</source>
        <translation>登记 {number} 转让给{holder}？</translation>
    </message>
    <message>
        <source>Record this transfer</source>
        <translation>登记此次转让</translation>
    </message>
    <message>
        <source>Refuse surrender</source>
        <translation>拒绝交单</translation>
    </message>
    <message>
        <source>Refuse the surrender of {number}?</source>
        <translation>拒绝 {number} 的交单？</translation>
    </message>
    <message>
        <source>The bill ends. Nobody can act on it again.</source>
        <translation>提单就此终结，任何人都不能再对其作任何行为。</translation>
    </message>
    <message>
        <source>The transfer is then agreed. You are the holder only when {carrier} has recorded it.</source>
        <translation>转让随即达成约定。须经{carrier}登记，您才是持有人。</translation>
    </message>
    <message>
        <source>You have not said that you compared the four words.</source>
        <translation>您尚未表明已核对四个词。</translation>
    </message>
    <message>
        <source>You sign the receipt as {me}. It cannot be taken back.</source>
        <translation>您以{me}的名义签署回执，签署后不能撤回。</translation>
    </message>
    <message>
        <source>You sign the refusal as {me}.</source>
        <translation>您以{me}的名义签署拒绝。</translation>
    </message>
    <message>
        <source>You sign, as registrar, that this transfer came first.</source>
        <translation>您以登记方身份签署，证明此次转让在先。</translation>
    </message>
    <message>
        <source>You sign, as {me}, that the bill was given up for delivery of the goods.</source>
        <translation>您以{me}的名义签署，确认提单已为提货而交出。</translation>
    </message>
    <message>
        <source>{holder} is then the holder. No other transfer can take this place.</source>
        <translation>{holder}随即成为持有人，其他转让不能再占此位置。</translation>
    </message>
</context>
<context>
    <name>QuickLook</name>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Lock vault</source>
        <translation>锁定保险库</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 项待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Looking what this is</source>
        <translation>正在查看这是什么</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>返回首页</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>Forget these files</source>
        <translation>清除这些文件记录</translation>
    </message>
    <message>
        <source>No file was opened yet</source>
        <translation>尚未打开过文件</translation>
    </message>
    <message>
        <source>Opened files are not remembered</source>
        <translation>不记录打开过的文件</translation>
    </message>
    <message>
        <source>{name} (no longer there)</source>
        <translation>{name}（已不存在）</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>From then on the new passphrase opens the vault, and the old one not.</source>
        <translation>此后由新口令打开保险库，旧口令不再有效。</translation>
    </message>
    <message>
        <source>New &amp;passphrase</source>
        <translation>新口令(&amp;P)</translation>
    </message>
    <message>
        <source>Nothing is signed for its bills until their registrars have recorded them again or you have said what happened.</source>
        <translation>在登记方重新登记，或您说明情况之前，不为其提单签署任何内容。</translation>
    </message>
    <message>
        <source>Open and change the passphrase</source>
        <translation>打开并更改口令</translation>
    </message>
    <message>
        <source>Open with the recovery words</source>
        <translation>用恢复词打开</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>正在打开保险库</translation>
    </message>
    <message>
        <source>The words stay good. Four letters of each are enough.</source>
        <translation>恢复词继续有效。每个词输入四个字母即可。</translation>
    </message>
</context>
<context>
    <name>RecoveryWords</name>
    <message>
        <source>A vault opened with them signs nothing until you have said why.</source>
        <translation>用恢复词打开的保险库，在您说明原因之前不签署任何内容。</translation>
    </message>
    <message>
        <source>Copy for 30 seconds</source>
        <translation>复制（30 秒后清除）</translation>
    </message>
    <message>
        <source>Keep this sheet where you keep originals: not beside the computer.</source>
        <translation>请将此页与正本单据一同保管，不要放在计算机旁。</translation>
    </message>
    <message>
        <source>On the clipboard for 30 seconds, for your password manager.</source>
        <translation>已在剪贴板上保留 30 秒，供您的密码管理器使用。</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>打印此页…</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>恢复词</translation>
    </message>
    <message>
        <source>These words open the vault when its passphrase is lost.</source>
        <translation>口令遗失时，这些词可打开保险库。</translation>
    </message>
    <message>
        <source>Vault of {owner}</source>
        <translation>{owner}的保险库</translation>
    </message>
    <message>
        <source>Whoever has them and the vault, or a backup of it, can open it.</source>
        <translation>任何人持有这些词以及保险库或其备份，即可打开。</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Nothing was done and nothing was signed.</source>
        <translation>没有办理任何事项，也没有签署任何内容。</translation>
    </message>
    <message>
        <source>Nothing was judged and nothing was signed: it could not be looked at.</source>
        <translation>没有判断任何内容，也没有签署任何内容：无法查看。</translation>
    </message>
    <message>
        <source>Something went wrong that this program did not foresee. Nothing was signed.</source>
        <translation>发生了本程序未曾预料的错误。未签署任何内容。</translation>
    </message>
    <message>
        <source>The mistake is the program’s own. What was signed is safe.</source>
        <translation>这是程序自身的错误。已签署的内容是安全的。</translation>
    </message>
    <message>
        <source>This was refused. The reason is called {code}.</source>
        <translation>已被拒绝，理由代码为 {code}。</translation>
    </message>
</context>
<context>
    <name>RegionPicker</name>
    <message>
        <source>Draw a frame around the codes. Esc to leave.</source>
        <translation>请在二维码周围画一个框。按 Esc 退出。</translation>
    </message>
</context>
<context>
    <name>RegisterPane</name>
    <message numerus="yes">
        <source>%n entries signed twice</source>
        <translation>
            <numerusform>%n 个重复签署的条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusals signed</source>
        <translation>
            <numerusform>已签署 %n 份拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Because of</source>
        <translation>理由(&amp;B)</translation>
    </message>
    <message>
        <source>A holder who restored a backup needs that to sign again.</source>
        <translation>恢复了备份的持有人需要它才能再次签署。</translation>
    </message>
    <message>
        <source>All bills</source>
        <translation>全部提单</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Confirm as recorded</source>
        <translation>确认登记</translation>
    </message>
    <message>
        <source>Confirm how {number} is recorded?</source>
        <translation>确认 {number} 的登记？</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Drop a folder of parcels here, to record all of them in one go</source>
        <translation>将存有单证包的文件夹拖放至此，一次全部登记</translation>
    </message>
    <message>
        <source>Every wallet that gets your statement signs nothing for it.</source>
        <translation>凡收到您声明的钱包均不再为其签署。</translation>
    </message>
    <message>
        <source>Files: {files}. Recorded: {new}, refused: {late}, left: {wrong}. Answers that lie beside them: {answers}.</source>
        <translation>文件 {files} 个：登记 {new} 个，拒绝 {late} 个，留待 {wrong} 个。存放其旁的答复：{answers} 份。</translation>
    </message>
    <message>
        <source>Filter the register</source>
        <translation>筛选登记簿</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Freeze {number}?</source>
        <translation>冻结 {number}？</translation>
    </message>
    <message>
        <source>Hand this to its holder, whose restored vault then signs again.</source>
        <translation>请交给持有人，其恢复的保险库即可再次签署。</translation>
    </message>
    <message>
        <source>Hand this to whoever has the bill: a wallet that gets it signs nothing for it.</source>
        <translation>请交给现持有提单的一方：对方的保险库收到后，不再为该提单签署任何内容。</translation>
    </message>
    <message>
        <source>Hand this to whoever has the bill: its holder can act again then.</source>
        <translation>请交给现持有提单的一方：持有人随后即可继续操作。</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>有冲突</translation>
    </message>
    <message>
        <source>Issue a bill…</source>
        <translation>签发提单…</translation>
    </message>
    <message>
        <source>It is signed and recorded. Show this to whom it goes, or send the file.</source>
        <translation>已签署并登记。请向接收方出示此码，或发送该文件。</translation>
    </message>
    <message>
        <source>Its holder can act again as soon as your statement arrives.</source>
        <translation>您的声明一到，其持有人即可再行操作。</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近变动</translation>
    </message>
    <message>
        <source>Lift the freeze</source>
        <translation>解除冻结</translation>
    </message>
    <message>
        <source>Lift the freeze of {number}?</source>
        <translation>解除 {number} 的冻结？</translation>
    </message>
    <message>
        <source>No bill here. Whoever issues bills is their registrar.</source>
        <translation>此处没有提单。签发提单者即为其登记方。</translation>
    </message>
    <message>
        <source>Nothing more is recorded of it until you lift the freeze.</source>
        <translation>在您解除冻结之前，不再为其登记任何内容。</translation>
    </message>
    <message>
        <source>On what it rests: the order, the proof, the letter</source>
        <translation>依据：命令、证据或函件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Recording the post</source>
        <translation>正在登记来件</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Save the proof of double dealing</source>
        <translation>保存双重处分证据</translation>
    </message>
    <message>
        <source>Saved as {name}. Anybody can verify it.</source>
        <translation>已保存为 {name}。任何人均可核验。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Sign that it is over</source>
        <translation>签署解除声明</translation>
    </message>
    <message>
        <source>Sign the confirmation</source>
        <translation>签署确认</translation>
    </message>
    <message>
        <source>Sign the freeze</source>
        <translation>签署冻结声明</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>待您处理</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>在谁手中</translation>
    </message>
    <message>
        <source>Work through a folder</source>
        <translation>处理整个文件夹</translation>
    </message>
    <message>
        <source>You confirmed how {number} is recorded</source>
        <translation>您已确认 {number} 的登记</translation>
    </message>
    <message>
        <source>You sign today what you recorded last; nothing of it changes.</source>
        <translation>您今日再次签署最近一次登记的内容；内容没有任何改变。</translation>
    </message>
    <message>
        <source>You signed that the freeze of {number} is over</source>
        <translation>您已签署解除 {number} 的冻结</translation>
    </message>
    <message>
        <source>You signed the freeze of {number}</source>
        <translation>您已签署冻结 {number}</translation>
    </message>
    <message>
        <source>issue recorded</source>
        <translation>签发已登记</translation>
    </message>
    <message>
        <source>recorded up to act {number}</source>
        <translation>已登记至第 {number} 项行为</translation>
    </message>
    <message>
        <source>{number} is issued</source>
        <translation>{number} 已签发</translation>
    </message>
</context>
<context>
    <name>ReissueDialog</name>
    <message>
        <source>Attach your PDF</source>
        <translation>附上您的 PDF</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Combine it with other bills this holder gave back:</source>
        <translation>与该持有人交回的其他提单合并：</translation>
    </message>
    <message>
        <source>Drop the new transport documents here</source>
        <translation>将新的运输单证拖到此处</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>打开单证</translation>
    </message>
    <message>
        <source>Open the new transport documents</source>
        <translation>打开新的运输单证</translation>
    </message>
    <message>
        <source>Open your PDF</source>
        <translation>打开您的 PDF</translation>
    </message>
    <message>
        <source>Reissue {number}</source>
        <translation>重新签发 {number}</translation>
    </message>
    <message>
        <source>Several documents split the bill: their packages, weights and containers must add up to what stands in it now.</source>
        <translation>多份单证即分拆提单：其件数、重量和集装箱之和须与现提单相符。</translation>
    </message>
    <message>
        <source>Sign the new version</source>
        <translation>签署新版本</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>{number} ends. {giver} gets the new bill in its place, and nobody else.</source>
        <translation>{number} 终结。只有{giver}取得替代的新提单。</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It could not be written there. Choose another folder.</source>
        <translation>无法写入该处。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>The program ended by itself last time</source>
        <translation>程序上次自行终止</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>This is all of it: no names, no numbers, no file names of yours. It is sent to nobody. If you save it, you can give it to those who mend the program.</source>
        <translation>这就是全部内容：没有您的名称、编号或文件名。它不会发送给任何人。若保存下来，您可以交给修复程序的人。</translation>
    </message>
    <message>
        <source>What stands in it</source>
        <translation>报告内容说明</translation>
    </message>
    <message>
        <source>What was signed is safe in the vault. Look at Activity to see what was done last.</source>
        <translation>已签署的内容安全保存在保险库中。请在“操作记录”中查看最后的操作。</translation>
    </message>
    <message>
        <source>What was signed is safe in the vault; nothing else was signed. You can go on, or close the program and start it again.</source>
        <translation>已签署的内容安全保存在保险库中，没有签署其他内容。您可以继续，或关闭程序后重新启动。</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>&amp;Backup</source>
        <translation>备份(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Folder for the vault; nothing is there yet</source>
        <translation>保险库的文件夹，其中尚无内容(&amp;F)</translation>
    </message>
    <message>
        <source>A file that was made to move the vault to this machine goes on at once, within a week.</source>
        <translation>为移至此机而制作的文件，一周内可立即继续使用。</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Into which empty folder?</source>
        <translation>恢复到哪个空文件夹？</translation>
    </message>
    <message>
        <source>Nothing is signed for its bills until their registrars have recorded them again or you have said what happened: a bill may have been given away since.</source>
        <translation>在登记方重新登记，或您说明情况之前，不为其提单签署任何内容：此后提单可能已经转让。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore the vault</source>
        <translation>恢复保险库</translation>
    </message>
    <message>
        <source>Restoring the vault</source>
        <translation>正在恢复保险库</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>What opens it is what opened the vault when the backup was made.</source>
        <translation>用备份当时打开保险库的方式打开它。</translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation>哪个备份？</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Agreed, not yet recorded</source>
        <translation>已约定，尚未登记</translation>
    </message>
    <message>
        <source>Control went back to {holder}.</source>
        <translation>控制权已退回{holder}。</translation>
    </message>
    <message>
        <source>Let {carrier} see it too, to be recorded: choose it under For whom.</source>
        <translation>也请让{carrier}看到，以便登记：请在“给谁看”中选择。</translation>
    </message>
    <message>
        <source>Nothing can be done with it any more.</source>
        <translation>不能再对其作任何行为。</translation>
    </message>
    <message>
        <source>Receipt signed</source>
        <translation>回执已签署</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Refused: another transfer was recorded first</source>
        <translation>已拒绝：另一次转让登记在先</translation>
    </message>
    <message>
        <source>Rejected, with your reason</source>
        <translation>已拒绝，并附您的理由</translation>
    </message>
    <message>
        <source>Show it to whoever asked for the record, or send the file.</source>
        <translation>请向申请登记的一方出示，或将文件发送过去。</translation>
    </message>
    <message>
        <source>Show it to {giver} too, whose bill has gone with it.</source>
        <translation>也请向{giver}出示，其提单已随之转出。</translation>
    </message>
    <message>
        <source>Show it to {giver}, or send the file: without it they cannot give it anew.</source>
        <translation>请向{giver}出示，或将文件发送过去：没有它，对方无法再次转让。</translation>
    </message>
    <message>
        <source>Show this code to whoever surrendered it, or send the file.</source>
        <translation>请向交单方出示此二维码，或将文件发送过去。</translation>
    </message>
    <message>
        <source>Show this code to {giver}, who waits for it, or send the file.</source>
        <translation>请向正在等候的{giver}出示此二维码，或将文件发送过去。</translation>
    </message>
    <message>
        <source>Show this code to {holder}, or send the file.</source>
        <translation>请向{holder}出示此二维码，或将文件发送过去。</translation>
    </message>
    <message>
        <source>Surrender accepted: the bill has ended</source>
        <translation>交单已被接受：提单已终结</translation>
    </message>
    <message>
        <source>Surrender refused</source>
        <translation>已拒绝交单</translation>
    </message>
    <message>
        <source>The bill is {giver}’s again, once this file has reached them.</source>
        <translation>此文件送达{giver}后，提单即重归对方。</translation>
    </message>
    <message>
        <source>The refusal contains the record of what came first.</source>
        <translation>拒绝文件中含有在先者的登记。</translation>
    </message>
    <message>
        <source>You and {giver} have both signed. You become the holder only when {carrier} records this.</source>
        <translation>您与{giver}均已签署。须经{carrier}登记，您才成为持有人。</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>您的答复</translation>
    </message>
    <message>
        <source>Your receipt</source>
        <translation>您的回执</translation>
    </message>
    <message>
        <source>Your record</source>
        <translation>您的登记</translation>
    </message>
    <message>
        <source>Your refusal</source>
        <translation>您的拒绝</translation>
    </message>
    <message>
        <source>Your rejection</source>
        <translation>您的拒绝</translation>
    </message>
    <message>
        <source>{carrier} has recorded this entry: you are the holder.</source>
        <translation>{carrier}已登记此条目：您是持有人。</translation>
    </message>
    <message>
        <source>{holder} is the holder.</source>
        <translation>{holder}是持有人。</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Auditor</source>
        <translation>审计人</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运人</translation>
    </message>
    <message>
        <source>Other party</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Shipper or buyer</source>
        <translation>托运人或买方</translation>
    </message>
</context>
<context>
    <name>RoutePanel</name>
    <message>
        <source>A sketch of the usual way by sea between these ports, not of this voyage.</source>
        <translation>两港之间通常海上航线的示意，并非本航次的实际航迹。</translation>
    </message>
    <message>
        <source>No map: the bill does not name both ports.</source>
        <translation>无航线图：提单未载明起讫两港。</translation>
    </message>
    <message>
        <source>No map: where {port} lies is not known to this program.</source>
        <translation>无航线图：本程序不知道{port}的位置。</translation>
    </message>
    <message>
        <source>Route map: {ports}</source>
        <translation>航线示意图：{ports}</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>&amp;Who</source>
        <translation>人员(&amp;W)</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>添加人员…</translation>
    </message>
    <message>
        <source>An address begins with https:// or http://.</source>
        <translation>地址以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>Asked only when you seal a print or sign a bundle. Empty: nobody is asked.</source>
        <translation>仅在您封印打印件或签署证据包时询问。留空则不询问任何人。</translation>
    </message>
    <message>
        <source>Choose the list</source>
        <translation>选择名单</translation>
    </message>
    <message>
        <source>Choose the list…</source>
        <translation>选择名单…</translation>
    </message>
    <message>
        <source>Demand it no longer</source>
        <translation>不再要求</translation>
    </message>
    <message>
        <source>Demand two people</source>
        <translation>要求两人签署</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>如何运作</translation>
    </message>
    <message>
        <source>Keep this server</source>
        <translation>保存此服务器</translation>
    </message>
    <message>
        <source>Keeping it</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Known, but one alone signs: {names}.</source>
        <translation>已登录人员，但可由一人签署：{names}。</translation>
    </message>
    <message>
        <source>None. A text file of your own, with one name or code on a line.</source>
        <translation>无。可使用您自己的文本文件，每行一个名称或代码。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is signed over to %n name(s) and code(s).</source>
        <translation>
            <numerusform>不向 %n 个名称或代码签署任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>One person alone signs here. To demand two, add both of them.</source>
        <translation>此处由一人单独签署。若要求两人，请添加这两人。</translation>
    </message>
    <message>
        <source>One prepares, another approves: {names}.</source>
        <translation>一人准备，另一人批准：{names}。</translation>
    </message>
    <message>
        <source>Rules of this vault</source>
        <translation>本保险库的规则</translation>
    </message>
    <message>
        <source>Sanctions list</source>
        <translation>制裁名单</translation>
    </message>
    <message>
        <source>Strike a person off?</source>
        <translation>移除人员？</translation>
    </message>
    <message>
        <source>Strike a person off…</source>
        <translation>移除人员…</translation>
    </message>
    <message>
        <source>Strike this person off</source>
        <translation>移除此人</translation>
    </message>
    <message>
        <source>They open this vault no longer, and approve nothing more.</source>
        <translation>此人不能再打开本保险库，也不能再批准任何事项。</translation>
    </message>
    <message>
        <source>Time stamp server (RFC &amp;3161)</source>
        <translation>时间戳服务器（RFC 3161）(&amp;3)</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>两人签署</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>不使用名单</translation>
    </message>
    <message>
        <source>What they signed stays as it is, with their name.</source>
        <translation>其已签署的内容连同姓名保持不变。</translation>
    </message>
</context>
<context>
    <name>SampleBar</name>
    <message>
        <source>Invented parties and goods; all of it is removed when you leave.</source>
        <translation>各方和货物均属虚构，退出时全部清除。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>重新演示</translation>
    </message>
    <message>
        <source>SAMPLE</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>带我看看</translation>
    </message>
    <message>
        <source>Vault of</source>
        <translation>保险库属于</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Hand scanner</source>
        <translation>扫描枪</translation>
    </message>
    <message>
        <source>Looking for codes</source>
        <translation>正在查找二维码</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Receive a file</source>
        <translation>接收文件</translation>
    </message>
    <message>
        <source>Screen region</source>
        <translation>屏幕区域</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>by camera</source>
        <translation>由摄像头</translation>
    </message>
    <message>
        <source>by hand scanner</source>
        <translation>由扫描枪</translation>
    </message>
    <message>
        <source>from pictures</source>
        <translation>来自图片</translation>
    </message>
    <message>
        <source>from the clipboard</source>
        <translation>来自剪贴板</translation>
    </message>
    <message>
        <source>from the screen</source>
        <translation>来自屏幕</translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>9600 baud, 8 bits, no parity.</source>
        <translation>9600 波特，8 位，无校验。</translation>
    </message>
    <message>
        <source>Check the layout</source>
        <translation>检查键盘布局</translation>
    </message>
    <message>
        <source>Click here, then scan</source>
        <translation>点击此处，然后扫描</translation>
    </message>
    <message>
        <source>For single codes, and for printed sheets. A moving code is too fast for it: ask the other side to pause, and scan code by code.</source>
        <translation>适用于单个二维码和打印件。动态码对它来说太快：请对方暂停，再逐个扫描。</translation>
    </message>
    <message>
        <source>Keyboard layouts change letters. Check yours once before you scan.</source>
        <translation>键盘布局会改变字母。扫描前请先检查一次。</translation>
    </message>
    <message>
        <source>Leave the check</source>
        <translation>退出检查</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>开始监听</translation>
    </message>
    <message>
        <source>Listening. Scan now.</source>
        <translation>正在监听。请扫描。</translation>
    </message>
    <message>
        <source>No serial port is there. Plug the scanner in, then open this page.</source>
        <translation>没有串口。请接上扫描枪，再打开此页。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>Ready: scan now</source>
        <translation>就绪：请扫描</translation>
    </message>
    <message>
        <source>Scan this code from the screen. It shows what becomes of each letter.</source>
        <translation>请扫描屏幕上的此二维码，以查明每个字母的变化。</translation>
    </message>
    <message>
        <source>Scanner at a serial port (USB-COM)</source>
        <translation>串口扫描枪（USB-COM）</translation>
    </message>
    <message>
        <source>Scanner that types like a keyboard</source>
        <translation>模拟键盘的扫描枪</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The layout moves {letters}. That is put right now; go on.</source>
        <translation>此布局会改变 {letters}。现已自动更正；请继续。</translation>
    </message>
    <message>
        <source>The safest way: set the scanner to USB-COM or serial, as its manual says. Nothing is changed on the way.</source>
        <translation>最稳妥的方式：按说明书将扫描枪设为 USB-COM 或串口模式。传送中不会有任何改变。</translation>
    </message>
    <message>
        <source>This keyboard layout destroys data: {letters} cannot be told apart. Set the scanner to USB-COM, or the system’s keyboard to English (US).</source>
        <translation>此键盘布局会破坏数据：{letters} 无法区分。请将扫描枪设为 USB-COM 模式，或将系统键盘设为英语（美国）。</translation>
    </message>
    <message>
        <source>This port cannot be opened, or the scanner was unplugged. Choose another one.</source>
        <translation>无法打开此串口，或扫描枪已拔出。请另选一个。</translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>Somebody who has nothing yet: all of it</source>
        <translation>尚无任何资料者：全部内容</translation>
    </message>
    <message>
        <source>The registrar: what it has not recorded</source>
        <translation>登记方：其尚未登记的部分</translation>
    </message>
    <message>
        <source>Who has this bill: only what is new</source>
        <translation>已有此提单者：仅新增内容</translation>
    </message>
</context>
<context>
    <name>ScreenPage</name>
    <message>
        <source>Codes on this screen, in a mail or a video call: draw a frame around them. Only what is inside is looked at, while this page is shown.</source>
        <translation>此屏幕上（邮件或视频通话中）的二维码：请在其周围画一个框。仅在显示此页期间查看框内的内容。</translation>
    </message>
    <message>
        <source>Paste a picture instead</source>
        <translation>改为粘贴图片</translation>
    </message>
    <message>
        <source>Pick another region</source>
        <translation>另选区域</translation>
    </message>
    <message>
        <source>Pick the region</source>
        <translation>选择区域</translation>
    </message>
    <message>
        <source>This desktop lets no program look at the screen. Take a picture of the codes with its own tool, then paste it here.</source>
        <translation>此桌面不允许程序读取屏幕。请用其自带工具截取二维码，再粘贴到此处。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Typeface</source>
        <translation>字体(&amp;T)</translation>
    </message>
    <message>
        <source>Dates and times are those of this computer’s time zone, now {offset}, and are said with the offset wherever it matters.</source>
        <translation>日期和时间采用本机时区（现为 {offset}），重要之处均注明与 UTC 的时差。</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>保险库所在文件夹</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>LEI</source>
        <translation>LEI</translation>
    </message>
    <message>
        <source>Ladewell {version}, free under the Apache License 2.0. The parts it is made of, and their licences, lie beside it.</source>
        <translation>提单匣 {version}，依 Apache 许可证 2.0 免费使用。所含组件及其许可证随程序附上。</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>My card</source>
        <translation>我的名片</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save my card</source>
        <translation>保存我的名片</translation>
    </message>
    <message>
        <source>Save my card…</source>
        <translation>保存我的名片…</translation>
    </message>
    <message>
        <source>Saved as {path}. Give it to those you deal with.</source>
        <translation>已保存为 {path}。请交给往来各方。</translation>
    </message>
    <message>
        <source>Saving the card</source>
        <translation>正在保存名片</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Source Sans 3, which comes with the program</source>
        <translation>Source Sans 3（程序自带）</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>What you do</source>
        <translation>业务角色</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>COPY of a signed file, not a bill of lading. Whoever scans it sees what the file says; scanning moves nothing. Keep this sheet as you would keep the file.</source>
        <translation>副本：此为已签署文件的副本，并非提单。扫描者可看到文件内容；扫描不会转移任何权利。请如保管文件一样保管此页。</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运人</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款批注</translation>
    </message>
    <message>
        <source>Consignee</source>
        <translation>收货人</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>集装箱</translation>
    </message>
    <message>
        <source>Four words to compare: {words}</source>
        <translation>核对用的四个词：{words}</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货物名称</translation>
    </message>
    <message>
        <source>Ladewell: Receive, Camera, Picture or Hand scanner. Any order.</source>
        <translation>提单匣：接收，摄像头、图片或扫描枪。不分先后。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知方</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>提单号</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>正本</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>航线</translation>
    </message>
    <message>
        <source>Shipped on board</source>
        <translation>装船日期</translation>
    </message>
    <message>
        <source>To bearer</source>
        <translation>来人</translation>
    </message>
    <message>
        <source>To the order of {name}</source>
        <translation>凭{name}指示</translation>
    </message>
    <message>
        <source>Vessel, voyage</source>
        <translation>船名、航次</translation>
    </message>
    <message>
        <source>agreed {day}, not recorded</source>
        <translation>{day} 约定，未登记</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day} 终结</translation>
    </message>
    <message>
        <source>holder since {day}, recorded</source>
        <translation>{day} 起为持有人，已登记</translation>
    </message>
    <message>
        <source>issued {day}</source>
        <translation>{day} 签发</translation>
    </message>
    <message>
        <source>offered {day}, not answered</source>
        <translation>{day} 要约，未答复</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>surrendered to it {day}</source>
        <translation>{day} 向其交单</translation>
    </message>
    <message>
        <source>you, agreed {day}, not recorded</source>
        <translation>您，{day} 约定，未登记</translation>
    </message>
    <message>
        <source>you, if you accept</source>
        <translation>您（如接受）</translation>
    </message>
    <message>
        <source>you, since {day}, recorded</source>
        <translation>您，{day} 起，已登记</translation>
    </message>
    <message>
        <source>{count}, electronic</source>
        <translation>{count} 份，电子</translation>
    </message>
    <message>
        <source>{count}, read them as paper</source>
        <translation>{count} 条，请按纸面查看</translation>
    </message>
    <message>
        <source>{count}: {first} and {rest} more</source>
        <translation>{count} 个：{first}，另 {rest} 个</translation>
    </message>
    <message>
        <source>{goods}, {count} packages</source>
        <translation>{goods}，{count} 件</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>A copy lies at {path}. It gives nobody control.</source>
        <translation>副本位于 {path}，不赋予任何人控制权。</translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation>留存副本</translation>
    </message>
    <message>
        <source>Nothing was kept and nothing can be signed. Ask the sender for the parcel as it left their vault.</source>
        <translation>未保存任何内容，也不能签署。请向发送方索取其保险库发出的原单证包。</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>Writing the copy</source>
        <translation>正在写入副本</translation>
    </message>
    <message>
        <source>from the file alone, which was not kept</source>
        <translation>仅依据文件，该文件未保存</translation>
    </message>
    <message>
        <source>judged from what this vault holds</source>
        <translation>依据本保险库所存内容</translation>
    </message>
    <message>
        <source>with this bill</source>
        <translation>本提单</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>{giver} has given the bill back for delivery of the goods. You answer.</source>
        <translation>{giver}已交单提货，请您答复。</translation>
    </message>
    <message>
        <source>{giver} has given the bill back to get it on paper. You answer on its page.</source>
        <translation>{giver}交回提单以换取纸质。请在提单页答复。</translation>
    </message>
    <message>
        <source>{giver} has given the bill back to have it amended. You answer on its page: reissue it, make it void, or refuse.</source>
        <translation>{giver}交回提单请求更改。请在提单页答复：重新签发、作废或拒绝。</translation>
    </message>
</context>
<context>
    <name>ShowCodesDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The same four words must stand on their screen</source>
        <translation>对方屏幕上必须显示相同的四个词</translation>
    </message>
</context>
<context>
    <name>ShowStep</name>
    <message>
        <source>Now show this code to {carrier}, or send the file, to be recorded. Then {name} is the holder.</source>
        <translation>现在请向{carrier}出示此二维码或发送文件，以便登记。之后{name}即为持有人。</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the receipt</source>
        <translation>打开回执</translation>
    </message>
    <message>
        <source>Scan the receipt</source>
        <translation>扫描回执</translation>
    </message>
    <message>
        <source>Signed {time}</source>
        <translation>签署于 {time}</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>The banner above says how the bill stands now.</source>
        <translation>提单现状见上方横幅。</translation>
    </message>
    <message>
        <source>The bill is yours again, and you can give it to somebody.</source>
        <translation>提单重归于您，您可以转让给他人。</translation>
    </message>
    <message>
        <source>The bill stays locked and signed.</source>
        <translation>提单保持锁定，签署不变。</translation>
    </message>
    <message>
        <source>The same four words must stand on their screen</source>
        <translation>对方屏幕上应有同样的四个词</translation>
    </message>
    <message>
        <source>Then take the receipt back</source>
        <translation>然后取回回执</translation>
    </message>
    <message>
        <source>from this vault</source>
        <translation>来自本保险库</translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation>或拖放到此处</translation>
    </message>
    <message>
        <source>{name} accepted: agreed, not yet recorded</source>
        <translation>{name}已接受：已约定，尚未登记</translation>
    </message>
    <message>
        <source>{name} did not take it</source>
        <translation>{name}未接受</translation>
    </message>
    <message>
        <source>{name} has answered</source>
        <translation>{name}已答复</translation>
    </message>
    <message>
        <source>{name} reads them on the sheet before accepting. Compare them aloud.</source>
        <translation>{name}在接受前会在页面上看到这四个词。请口头核对。</translation>
    </message>
    <message>
        <source>{name}’s screen shows a receipt once it accepts or rejects. Hold it to your camera, or drop the file here. Until then the bill stays locked.</source>
        <translation>{name}接受或拒绝后，其屏幕会显示回执。请将其对准您的摄像头，或将文件拖放到此处。在此之前提单保持锁定。</translation>
    </message>
    <message>
        <source>{number}, for {name}</source>
        <translation>{number}，交予{name}</translation>
    </message>
    <message>
        <source>{number}, to be recorded</source>
        <translation>{number}，待登记</translation>
    </message>
</context>
<context>
    <name>Sight</name>
    <message>
        <source>What the program looks at</source>
        <translation>程序正在查看的画面</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>Today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The program could not start. What was signed is safe in the vault.</source>
        <translation>程序无法启动。已签署的内容安全地保存在保险库中。</translation>
    </message>
</context>
<context>
    <name>StrangersPanel</name>
    <message>
        <source>Look at the card of {name}</source>
        <translation>查看{name}的名片</translation>
    </message>
    <message>
        <source>Look at this card</source>
        <translation>查看此名片</translation>
    </message>
    <message>
        <source>Open a card file</source>
        <translation>打开名片文件</translation>
    </message>
    <message>
        <source>The signatures hold, but nobody you pinned made them, and no card came along. Ask the carrier for its card, by a way you trust, and open it here.</source>
        <translation>签名成立，但并非您已确认的任何一方所签，也未随附名片。请通过您信任的途径向承运人索取名片，并在此打开。</translation>
    </message>
    <message>
        <source>The signatures hold, but nobody you pinned made them. These cards came along; look at one, compare its four words with the party, and pin it. The bill is then judged again.</source>
        <translation>签名成立，但并非您已确认的任何一方所签。随附以下名片；请查看其中一张，与对方核对四个词后确认，提单将重新核验。</translation>
    </message>
    <message>
        <source>Who signed is not known to you</source>
        <translation>您不认识签署人</translation>
    </message>
</context>
<context>
    <name>StrangersPaper</name>
    <message numerus="yes">
        <source>%n pages at its end are not shown.</source>
        <translation>
            <numerusform>末尾 %n 页未显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>COPY · Came with the bill; the signed data prevail</source>
        <translation>COPY 副本 · 随提单而来；以已签署的数据为准</translation>
    </message>
    <message>
        <source>COPY · Supplied by the carrier; the signed data prevail</source>
        <translation>COPY 副本 · 由承运人提供；以已签署的数据为准</translation>
    </message>
    <message>
        <source>Came with the bill; the signed data prevail.</source>
        <translation>随提单而来；以已签署的数据为准。</translation>
    </message>
    <message>
        <source>It has what a paper should not have: {things}.</source>
        <translation>其中含有单证不应有的内容：{things}。</translation>
    </message>
    <message>
        <source>It has: {things}.</source>
        <translation>其中含有：{things}。</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>随附文件</translation>
    </message>
    <message>
        <source>Supplied by the carrier; the signed data prevail.</source>
        <translation>由承运人提供；以已签署的数据为准。</translation>
    </message>
    <message>
        <source>These are pictures of its pages: nothing in it can act.</source>
        <translation>这些是其页面的图片：其中任何内容都无法执行。</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
</context>
<context>
    <name>TermsStep</name>
    <message>
        <source>&amp;Days from the first of them</source>
        <translation>自首次转让起的天数(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Most transfers in a row</source>
        <translation>最多连续转让次数(&amp;M)</translation>
    </message>
    <message>
        <source>As it will be printed</source>
        <translation>打印效果</translation>
    </message>
    <message>
        <source>As its reader will see it</source>
        <translation>接收方所见</translation>
    </message>
    <message>
        <source>Between two records it may pass from hand to hand without a network. Whoever gets it sees how far it is recorded, and that you could still have seen another transfer first.</source>
        <translation>两次登记之间，它可以在没有网络的情况下逐手流转。接收方会看到登记到了哪一步，以及您仍可能先收到另一次转让。</translation>
    </message>
    <message>
        <source>May it be given on before you have &amp;recorded the last transfer?</source>
        <translation>在您登记上一次转让之前，可以继续转让吗？(&amp;R)</translation>
    </message>
    <message>
        <source>No, each transfer is recorded first</source>
        <translation>不可以，每次转让须先登记</translation>
    </message>
    <message>
        <source>Particulars</source>
        <translation>记载事项</translation>
    </message>
    <message>
        <source>Travelling unrecorded</source>
        <translation>未登记时的流转</translation>
    </message>
    <message>
        <source>Whoever gets it can give it on only after you have recorded that. Two transfers of one position then cannot both be accepted.</source>
        <translation>接收方须在您登记之后才能继续转让，因此同一位置的两次转让不可能都被接受。</translation>
    </message>
    <message>
        <source>Yes, within limits</source>
        <translation>可以，但有限度</translation>
    </message>
</context>
<context>
    <name>ThawDialog</name>
    <message>
        <source>&amp;What happened</source>
        <translation>发生了什么(&amp;W)</translation>
    </message>
    <message>
        <source>Ask the registrar of each bill to confirm it. The bill is free as soon as you receive what is recorded or confirmed today; when all are, so is the vault.</source>
        <translation>请每份提单的登记方加以确认。收下今日的登记或确认后，该提单即解冻；全部解冻后，保险库即解冻。</translation>
    </message>
    <message>
        <source>At most {most} characters; {count} so far.</source>
        <translation>最多 {most} 个字符，现有 {count} 个。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Decide which copy counts, and move the other out of the folder; no program can know. Then lock this vault and open it again.</source>
        <translation>请决定以哪个副本为准，并将另一个移出文件夹；任何程序都无从得知。然后锁定此保险库并重新打开。</translation>
    </message>
    <message>
        <source>Fresh records</source>
        <translation>新的登记</translation>
    </message>
    <message>
        <source>In an older copy a bill that was given away since is still in hand. To sign it again would be a second transfer, and its proof.</source>
        <translation>在旧副本中，此后已转让的提单仍显示在手。再次签署即为二次转让，并留下证据。</translation>
    </message>
    <message>
        <source>It goes with the next entry of each bill, and its receiver reads it. If a bill was given away before, two entries will stand against you.</source>
        <translation>它随每份提单的下一条记录发出，由接收方阅读。若提单此前已转让，两条记录将成为对您不利的证据。</translation>
    </message>
    <message>
        <source>Looking through the bills</source>
        <translation>正在查看提单</translation>
    </message>
    <message>
        <source>Nothing is signed for the bills of this vault</source>
        <translation>此保险库的提单目前不签署任何内容</translation>
    </message>
    <message>
        <source>Or your declaration</source>
        <translation>或由您声明</translation>
    </message>
    <message>
        <source>See whether all are recorded</source>
        <translation>查看是否已全部登记</translation>
    </message>
    <message>
        <source>Sign this declaration</source>
        <translation>签署此声明</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Charge</source>
        <translation>质权</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制权</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>载体</translation>
    </message>
    <message>
        <source>Pledge to {name}</source>
        <translation>质押给{name}</translation>
    </message>
    <message>
        <source>Time line of control; the table below says the same</source>
        <translation>控制权时间线，内容与下表相同</translation>
    </message>
    <message>
        <source>To the order of</source>
        <translation>指示方</translation>
    </message>
    <message>
        <source>agreed, not yet recorded</source>
        <translation>已约定，尚未登记</translation>
    </message>
    <message>
        <source>bearer</source>
        <translation>不记名</translation>
    </message>
    <message>
        <source>electronic, {status}</source>
        <translation>电子，{status}</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day} 终结</translation>
    </message>
    <message>
        <source>given twice, disputed</source>
        <translation>存在两份转让，有争议</translation>
    </message>
    <message>
        <source>has to answer</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>now, {time}</source>
        <translation>现在，{time}</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>rejected offer, kept</source>
        <translation>被拒的要约，已留存</translation>
    </message>
    <message>
        <source>scale broken</source>
        <translation>时间轴有省略</translation>
    </message>
    <message>
        <source>signed only</source>
        <translation>仅已签署</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自 {day} 起</translation>
    </message>
    <message>
        <source>who can act</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>{name}, you</source>
        <translation>{name}（您）</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
</context>
<context>
    <name>Title</name>
    <message>
        <source>A chain knows no deadline: whoever has the signed answer can send it until another transaction no. {nonce} of this key was mined.</source>
        <translation>链没有期限：只要此密钥的第 {nonce} 笔交易尚未上链，持有已签名答复的人都可以发送它。</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Ask the chain, or open a snapshot that somebody sent you.</source>
        <translation>请向链查询，或打开他人发来的快照。</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Costs at most</source>
        <translation>最多花费</translation>
    </message>
    <message>
        <source>Holder now</source>
        <translation>目前持有人</translation>
    </message>
    <message>
        <source>Holder then</source>
        <translation>之后的持有人</translation>
    </message>
    <message>
        <source>Nobody has this title.</source>
        <translation>无人拥有该权利凭证。</translation>
    </message>
    <message>
        <source>Nominee then</source>
        <translation>之后的被提名人</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Nothing more can be done with it.</source>
        <translation>不能再对其进行任何操作。</translation>
    </message>
    <message>
        <source>Owner now</source>
        <translation>目前所有人</translation>
    </message>
    <message>
        <source>Owner then</source>
        <translation>之后的所有人</translation>
    </message>
    <message>
        <source>Owner: {owner}. Holder: {holder}.</source>
        <translation>所有人：{owner}。持有人：{holder}。</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>附言</translation>
    </message>
    <message>
        <source>Sign and send until</source>
        <translation>签名和发送的期限</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名方</translation>
    </message>
    <message>
        <source>The return is accepted. The title ends, for ever.</source>
        <translation>接受退回。权利永久终止。</translation>
    </message>
    <message>
        <source>The return is refused; the title goes back as it was.</source>
        <translation>拒绝退回；权利恢复原状。</translation>
    </message>
    <message>
        <source>The title begins: {owner} is its owner, {holder} its holder.</source>
        <translation>权利设立：{owner}为所有人，{holder}为持有人。</translation>
    </message>
    <message>
        <source>This vault is owner and holder.</source>
        <translation>本保险库是所有人及持有人。</translation>
    </message>
    <message>
        <source>Title then</source>
        <translation>之后的权利凭证</translation>
    </message>
    <message>
        <source>TradeTrust did not publish its contract, and nobody here vouches for it: what it says proves nothing.</source>
        <translation>其合约并非 TradeTrust 发布，此处也无人为其担保：其记载不能证明任何事。</translation>
    </message>
    <message>
        <source>TradeTrust did not publish its contract; {name} vouches for it.</source>
        <translation>其合约并非 TradeTrust 发布；由 {name} 担保。</translation>
    </message>
    <message>
        <source>chain as of {time}, block {block}, as told by {source}</source>
        <translation>链上截至 {time}，区块 {block}，据 {source}</translation>
    </message>
    <message>
        <source>signed by {name}</source>
        <translation>由 {name} 签名</translation>
    </message>
    <message>
        <source>this vault</source>
        <translation>本保险库</translation>
    </message>
    <message>
        <source>{by} gives it all up: {owner} becomes the owner, {holder} the holder.</source>
        <translation>{by}全部让出：{owner}成为所有人，{holder}成为持有人。</translation>
    </message>
    <message>
        <source>{by} hands the title over: {holder} becomes its holder.</source>
        <translation>{by}交出权利：{holder}成为持有人。</translation>
    </message>
    <message>
        <source>{by} names {owner} as the next owner. The holder can then transfer it.</source>
        <translation>{by}提名{owner}为下一所有人。之后持有人可以转让。</translation>
    </message>
    <message>
        <source>{by} refuses to be owner and holder; both go back.</source>
        <translation>{by}拒绝成为所有人和持有人；两者退回。</translation>
    </message>
    <message>
        <source>{by} refuses to be the holder; it goes back.</source>
        <translation>{by}拒绝成为持有人；退回。</translation>
    </message>
    <message>
        <source>{by} refuses to be the owner; it goes back.</source>
        <translation>{by}拒绝成为所有人；退回。</translation>
    </message>
    <message>
        <source>{by} returns the title to its issuer and has nothing in hand any more.</source>
        <translation>{by}将权利退回签发人，手中不再有任何权利。</translation>
    </message>
    <message>
        <source>{holder} gave it back; the issuer has not answered.</source>
        <translation>{holder}已退回；签发人尚未答复。</translation>
    </message>
    <message>
        <source>{owner} becomes the owner; {by} stays the holder.</source>
        <translation>{owner}成为所有人；{by}仍为持有人。</translation>
    </message>
</context>
<context>
    <name>TitleCodesDialog</name>
    <message>
        <source>Open the answer</source>
        <translation>打开答复</translation>
    </message>
    <message>
        <source>Open the answer’s file</source>
        <translation>打开答复文件</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Scan the answer</source>
        <translation>扫描答复</translation>
    </message>
    <message>
        <source>This answers another request of yours: {act}. It is kept and can be sent. The request that is shown still waits.</source>
        <translation>这是对您另一个请求的答复：{act}。已保存，可以发送。这里显示的请求仍在等待答复。</translation>
    </message>
    <message>
        <source>This is no answer to a request of this vault.</source>
        <translation>这不是对本保险库请求的答复。</translation>
    </message>
</context>
<context>
    <name>TitleMoveDialog</name>
    <message>
        <source>&amp;Nominee</source>
        <translation>被提名人(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Remark</source>
        <translation>附言(&amp;R)</translation>
    </message>
    <message>
        <source>Asking the chain</source>
        <translation>正在向链查询</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>It lies elsewhere: the request is saved and signed there.</source>
        <translation>密钥不在此处：保存请求，在密钥所在处签署。</translation>
    </message>
    <message>
        <source>It stands on the chain for ever. Everybody who has the document can read it.</source>
        <translation>它将永久留在链上。凡持有该单证的人都能读到。</translation>
    </message>
    <message>
        <source>New &amp;holder</source>
        <translation>新持有人(&amp;H)</translation>
    </message>
    <message>
        <source>New &amp;owner</source>
        <translation>新所有人(&amp;O)</translation>
    </message>
    <message>
        <source>Save the request to sign elsewhere</source>
        <translation>保存请求，在别处签名</translation>
    </message>
    <message>
        <source>Show what will be signed</source>
        <translation>显示将要签名的内容</translation>
    </message>
    <message>
        <source>Sign and send</source>
        <translation>签名并发送</translation>
    </message>
    <message>
        <source>Waiting for the chain</source>
        <translation>正在等待链</translation>
    </message>
    <message>
        <source>Whose &amp;key signs</source>
        <translation>由谁的密钥签署(&amp;K)</translation>
    </message>
</context>
<context>
    <name>TitlePanel</name>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Endorsement chain</source>
        <translation>背书链</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Holder after it</source>
        <translation>之后的持有人</translation>
    </message>
    <message>
        <source>Key of this vault</source>
        <translation>本保险库的密钥</translation>
    </message>
    <message>
        <source>Node that is asked</source>
        <translation>所询问的节点</translation>
    </message>
    <message>
        <source>Nominee</source>
        <translation>被提名人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Owner after it</source>
        <translation>之后的所有人</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>登记合约</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>所做的操作</translation>
    </message>
    <message>
        <source>a remark this vault cannot read</source>
        <translation>本保险库无法读取的附言</translation>
    </message>
    <message>
        <source>block {number}</source>
        <translation>区块 {number}</translation>
    </message>
    <message>
        <source>none named</source>
        <translation>未指定</translation>
    </message>
</context>
<context>
    <name>TitleSignDialog</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Let the machine with the network scan it, or take it there as a file. It sends the move; what the chain says of it comes back the same way.</source>
        <translation>让联网的机器扫描，或以文件带去。由它发送；链上结果以同样方式带回。</translation>
    </message>
    <message>
        <source>Sign this? {act}</source>
        <translation>签署吗？{act}</translation>
    </message>
    <message>
        <source>Sign, and show the answer</source>
        <translation>签署并显示答复</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>The signed answer</source>
        <translation>已签署的答复</translation>
    </message>
</context>
<context>
    <name>TitleWork</name>
    <message>
        <source>Ask the chain</source>
        <translation>询问链</translation>
    </message>
    <message>
        <source>Asking what the chain takes now</source>
        <translation>正在询问链现在的费用</translation>
    </message>
    <message>
        <source>Asking {host}</source>
        <translation>正在询问 {host}</translation>
    </message>
    <message>
        <source>Drafted for a higher fee: sign it. The chain takes one of the two.</source>
        <translation>已按更高费用起草：请签署。链只会接受两者之一。</translation>
    </message>
    <message>
        <source>It is with the chain, and not yet in a block.</source>
        <translation>已交给链，尚未进入区块。</translation>
    </message>
    <message>
        <source>It waits too long: draft it for a higher fee</source>
        <translation>等待过久：以更高费用重新起草</translation>
    </message>
    <message>
        <source>Let the machine with the key scan it, or take it there as a file. It shows there in words what would be signed. Then scan the answer here.</source>
        <translation>让持有密钥的机器扫描，或以文件带去。那里会用文字显示将签署的内容。然后在此扫描答复。</translation>
    </message>
    <message>
        <source>Let the other machine scan it, or take it there as a file. It is signed by this vault: who has your card sees who took it from the chain, and when.</source>
        <translation>让另一台机器扫描，或以文件带去。它由本保险库签署：有您名片的人可看到是谁、何时从链上取得。</translation>
    </message>
    <message>
        <source>Moves under way</source>
        <translation>进行中的转移</translation>
    </message>
    <message>
        <source>Reading the draft</source>
        <translation>正在读取草稿</translation>
    </message>
    <message>
        <source>Show to another machine</source>
        <translation>显示给另一台机器</translation>
    </message>
    <message>
        <source>Signing what the chain said</source>
        <translation>正在签署链上所载</translation>
    </message>
    <message>
        <source>The answer is signed and fits its request. Send it now.</source>
        <translation>答复已签署，与请求相符。现在请发送。</translation>
    </message>
    <message>
        <source>The chain has recorded it, in block {block}.</source>
        <translation>链上已记录，区块 {block}。</translation>
    </message>
    <message>
        <source>To be signed: {act}</source>
        <translation>待签署：{act}</translation>
    </message>
    <message>
        <source>Waiting for the chain</source>
        <translation>等待链</translation>
    </message>
    <message>
        <source>What the chain says of {title}</source>
        <translation>链上关于 {title} 的记载</translation>
    </message>
    <message>
        <source>Writing the request</source>
        <translation>正在写入请求</translation>
    </message>
    <message>
        <source>{act}: {state}. Send it</source>
        <translation>{act}：{state}。发送</translation>
    </message>
    <message>
        <source>{act}: {state}. Show the request</source>
        <translation>{act}：{state}。显示请求</translation>
    </message>
    <message>
        <source>{act}: {state}. Sign it</source>
        <translation>{act}：{state}。签署</translation>
    </message>
    <message>
        <source>{why} It was drafted anew: sign it again.</source>
        <translation>{why} 已重新起草：请再次签署。</translation>
    </message>
</context>
<context>
    <name>TitlesPane</name>
    <message>
        <source>None yet. A TradeTrust bill you take in brings its title along; a snapshot that somebody sent you does too.</source>
        <translation>暂无。接收 TradeTrust 提单时会带来其权利；他人发来的快照也会。</translation>
    </message>
    <message>
        <source>Show its bill</source>
        <translation>显示其提单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>权利</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>权利</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近打开的文件</translation>
    </message>
    <message>
        <source>Search bills, people, vessels, containers, notes</source>
        <translation>搜索提单、各方、船名、集装箱、备注</translation>
    </message>
</context>
<context>
    <name>TourSteps</name>
    <message>
        <source>A signature proves a key, not a person. Whose card is pinned here, the bank knows; everybody else is a stranger, however good the paper looks.</source>
        <translation>签名证明的是密钥，而不是人。银行认识已在此确认名片的各方；其余均为陌生人，无论单证看上去多么可信。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Backup, recovery words, locking. F1 explains whatever is in front of you, on every page. The sample is gone when you leave; you find it again here.</source>
        <translation>备份、恢复词、锁定。在每个页面按 F1 即可了解当前内容。退出后示例即被清除；可在此再次找到。</translation>
    </message>
    <message>
        <source>Bundles and whole folders are judged here, read-only. Two transfers of one bill stand out at once.</source>
        <translation>在此只读地核验证据包和整个文件夹。同一提单的两份转让一目了然。</translation>
    </message>
    <message>
        <source>Each row is a bill: its state, its number, where it goes, and how firmly the last change stands. Of a copy somebody else is the holder.</source>
        <translation>每行是一份提单：状态、提单号、去向，以及最近变动的确定程度。标为“副本”的由他人持有。</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>It signs which transfer it saw first. With that record, and not before, the receiver is the holder without reservation.</source>
        <translation>承运人签署声明哪一次转让最先到达。有了该登记，受让人才毫无保留地成为持有人。</translation>
    </message>
    <message>
        <source>Looking after a vault</source>
        <translation>照看保险库</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>One bill</source>
        <translation>一份提单</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>跳过导览</translation>
    </message>
    <message>
        <source>Something was offered to the bank and waits for its answer. Open it: nothing is accepted by looking.</source>
        <translation>有一份转让要约等待银行答复。请打开查看：查看并不表示接受。</translation>
    </message>
    <message>
        <source>The banner answers first: is it genuine, and who holds it? Below it stand the checks, the line of holders, what it says, and its papers. An act that is refused says why.</source>
        <translation>横幅首先回答：是否真实，由谁持有？其下是核验项、历任持有人、记载事项和随附文件。被拒绝的行为会说明理由。</translation>
    </message>
    <message>
        <source>The bills of a shipper in Shenzhen</source>
        <translation>深圳一位托运人的提单</translation>
    </message>
    <message>
        <source>The carrier keeps the register</source>
        <translation>承运人保管登记簿</translation>
    </message>
    <message>
        <source>The same trade, through the eyes of a bank</source>
        <translation>从银行的角度看同一笔交易</translation>
    </message>
    <message>
        <source>Whoever audits</source>
        <translation>审计人</translation>
    </message>
    <message>
        <source>Whom the bank knows</source>
        <translation>银行认识谁</translation>
    </message>
    <message>
        <source>{here} of {count}</source>
        <translation>第 {here} 步，共 {count} 步</translation>
    </message>
</context>
<context>
    <name>TradeTrustPage</name>
    <message>
        <source>As last read. Nobody is asked before you press a button.</source>
        <translation>以上次读取为准。按下按钮之前不会询问任何人。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>权利</translation>
    </message>
    <message>
        <source>TradeTrust</source>
        <translation>TradeTrust</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>另一个保险库…</translation>
    </message>
    <message>
        <source>Check a file</source>
        <translation>核验文件</translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation>打开保险库</translation>
    </message>
    <message>
        <source>Open it only to look</source>
        <translation>仅打开查看</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>正在打开保险库</translation>
    </message>
    <message>
        <source>Quick unlock, until {time}</source>
        <translation>快速解锁，至 {time}</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>The passphrase is lost</source>
        <translation>口令已遗失</translation>
    </message>
    <message>
        <source>There is a copy of this vault in {folder}. Go on in one of them only: two that both go on contradict each other.</source>
        <translation>{folder} 中有此保险库的副本。请只在其中一个继续：两者各自继续会互相矛盾。</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passphrases. Try again in %n second(s).</source>
        <translation>
            <numerusform>口令错误次数过多。请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Where is the vault?</source>
        <translation>保险库在哪里？</translation>
    </message>
</context>
<context>
    <name>WaysPanel</name>
    <message>
        <source>24 words on paper open it too.</source>
        <translation>纸上的 24 个词也能打开。</translation>
    </message>
    <message>
        <source>Allow it for 12 hours</source>
        <translation>允许 12 小时</translation>
    </message>
    <message>
        <source>Allow it for 12 hours…</source>
        <translation>允许 12 小时…</translation>
    </message>
    <message>
        <source>Allow quick unlock</source>
        <translation>允许快速解锁</translation>
    </message>
    <message>
        <source>Backups made before are still opened by them.</source>
        <translation>此前的备份仍可用它们打开。</translation>
    </message>
    <message>
        <source>Before something is signed, the passphrase is asked for.</source>
        <translation>签署之前会询问口令。</translation>
    </message>
    <message>
        <source>Change it…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Each guess costs a thief {memory} MiB of memory, {passes} times over.</source>
        <translation>窃贼每猜一次需用 {memory} MiB 内存，反复 {passes} 遍。</translation>
    </message>
    <message>
        <source>For 12 hours the keyring of this computer opens the vault for looking.</source>
        <translation>12 小时内，此计算机的钥匙串可打开保险库供查看。</translation>
    </message>
    <message>
        <source>From now on the new passphrase opens this vault.</source>
        <translation>从现在起由新口令打开此保险库。</translation>
    </message>
    <message>
        <source>From now on the words on your paper open this vault.</source>
        <translation>从现在起，您纸上的恢复词可打开此保险库。</translation>
    </message>
    <message>
        <source>If the passphrase is lost then, nobody can open it.</source>
        <translation>此后若遗失口令，任何人都无法打开。</translation>
    </message>
    <message>
        <source>Make new words…</source>
        <translation>生成新恢复词…</translation>
    </message>
    <message>
        <source>Make words…</source>
        <translation>生成恢复词…</translation>
    </message>
    <message>
        <source>No words on paper open this vault any more.</source>
        <translation>纸上的恢复词不再能打开此保险库。</translation>
    </message>
    <message>
        <source>None. If the passphrase is lost, nobody can open this vault.</source>
        <translation>无。若遗失口令，任何人都无法打开此保险库。</translation>
    </message>
    <message>
        <source>Off. The keyring of this computer could open it for looking.</source>
        <translation>已关闭。此计算机的钥匙串可打开它供查看。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Quick unlock</source>
        <translation>快速解锁</translation>
    </message>
    <message>
        <source>Quick unlock is allowed for 12 hours.</source>
        <translation>已允许快速解锁 12 小时。</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>恢复词</translation>
    </message>
    <message>
        <source>The words on paper open this vault no longer.</source>
        <translation>纸上的恢复词不再能打开此保险库。</translation>
    </message>
    <message>
        <source>Turn it off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Turning quick unlock off</source>
        <translation>正在关闭快速解锁</translation>
    </message>
    <message>
        <source>Until {time}, for looking; to sign, the passphrase is asked for.</source>
        <translation>至 {time}，仅供查看；签署时会询问口令。</translation>
    </message>
    <message>
        <source>What opens this vault</source>
        <translation>用什么打开此保险库</translation>
    </message>
    <message>
        <source>Whoever can use your login can look too.</source>
        <translation>能使用您登录账户的人也能查看。</translation>
    </message>
    <message>
        <source>Withdraw the recovery words</source>
        <translation>撤销恢复词</translation>
    </message>
    <message>
        <source>Withdraw the words</source>
        <translation>撤销恢复词</translation>
    </message>
    <message>
        <source>Withdraw them</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>WhatStep</name>
    <message>
        <source>A preview. It is printed on the endorsement page of every copy from now on.</source>
        <translation>预览。今后每份副本的背书页均如此打印。</translation>
    </message>
    <message>
        <source>As it will be printed</source>
        <translation>打印效果</translation>
    </message>
    <message>
        <source>What is to be given?</source>
        <translation>如何转让？</translation>
    </message>
    <message>
        <source>{day}, signed electronically once you confirm</source>
        <translation>{day}，您确认后以电子方式签署</translation>
    </message>
</context>
<context>
    <name>WhomStep</name>
    <message>
        <source>LEI</source>
        <translation>LEI</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Nobody in your address book is called that.</source>
        <translation>通讯录中没有这个名称。</translation>
    </message>
    <message>
        <source>Nobody is in your address book yet. Open the card they sent you.</source>
        <translation>通讯录中还没有人。请打开对方发来的名片。</translation>
    </message>
    <message>
        <source>Open a card file</source>
        <translation>打开名片文件</translation>
    </message>
    <message>
        <source>People</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Scan a card</source>
        <translation>扫描名片</translation>
    </message>
    <message>
        <source>Search names and codes</source>
        <translation>搜索名称和代码</translation>
    </message>
    <message>
        <source>Who is to get it?</source>
        <translation>转让给谁？</translation>
    </message>
    <message>
        <source>or drop the card file of somebody new here</source>
        <translation>或将新往来方的名片文件拖放到此处</translation>
    </message>
    <message>
        <source>pinned {day}, from {source}</source>
        <translation>{day} 确认，来自{source}</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Bill</source>
        <translation>提单</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Code and facts</source>
        <translation>代码与事实</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Read about it in the help</source>
        <translation>在帮助中了解</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>拒绝理由</translation>
    </message>
    <message>
        <source>Why this is so</source>
        <translation>原因说明</translation>
    </message>
    <message>
        <source>Words of the trade</source>
        <translation>行业术语</translation>
    </message>
    <message>
        <source>{act}: refused</source>
        <translation>{act}：被拒绝</translation>
    </message>
</context>
<context>
    <name>WhyLabel</name>
    <message>
        <source>Why</source>
        <translation>为何</translation>
    </message>
</context>
<context>
    <name>WordsCheck</name>
    <message>
        <source>This is not the word on your paper.</source>
        <translation>这不是您纸上的词。</translation>
    </message>
    <message>
        <source>Word {number}</source>
        <translation>第 {number} 个词</translation>
    </message>
</context>
<context>
    <name>WrongPanel</name>
    <message>
        <source>Look at the report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为何</translation>
    </message>
</context>
<context>
    <name>_Detail</name>
    <message>
        <source>Copy {what}</source>
        <translation>复制{what}</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>截至 {time}</translation>
    </message>
</context>
<context>
    <name>_Pages</name>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
</context>
<context>
    <name>_Steps</name>
    <message>
        <source>Step {here} of {count}: {words}</source>
        <translation>第 {here} 步，共 {count} 步：{words}</translation>
    </message>
</context>
</TS>
