// Prints what the reference JavaScript costs for the samples, in CPU milliseconds for one document.
// Usage: node reference.js SAMPLES, in a folder with @trustvc/trustvc, @tradetrust-tt/tradetrust,
// @tradetrust-tt/tt-verify and ethers 5.
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");
const here = createRequire(path.join(process.cwd(), "x.js"));
const trustvc = createRequire(here.resolve("@trustvc/trustvc"));
const vc = trustvc("@trustvc/w3c-vc");
const contexts = trustvc("@trustvc/w3c-context");
const oa = here("@tradetrust-tt/tradetrust");
const { ethers } = here("ethers");

const samples = process.argv[2];
const read = (name) => JSON.parse(fs.readFileSync(path.join(samples, name)));

async function cost(documents, check) {
  for (const one of documents.slice(0, 5)) await check(one);
  const before = process.cpuUsage();
  for (const one of documents) if (!(await check(one))) throw new Error("not verified");
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / documents.length;
}

(async () => {
  const key = read("oa/issuer-key.json");
  const did = read("w3c/did.json");
  const known = { [did.id]: did };
  for (const method of did.verificationMethod)
    known[method.id] = { "@context": did["@context"], ...method };
  const documentLoader = await contexts.getDocumentLoader(known);
  const many = (name, count) => Array.from({ length: count }, () => read("w3c/" + name));
  const signer = (one) =>
    ethers.utils.verifyMessage(
      ethers.utils.arrayify("0x" + one.signature.merkleRoot), one.proof[0].signature);
  const verified = async (one) => (await vc.verifyCredential(one, { documentLoader })).verified;
  console.log(JSON.stringify({
    "oa": await cost(read("oa/bench-200-v2-signed.json"),
      (one) => oa.verifySignature(one) && signer(one).toLowerCase() === key.address.toLowerCase()),
    "ecdsa-base": await cost(many("bl-ecdsa-base.tt", 50), async (one) =>
      verified((await vc.deriveCredential(one, [], { documentLoader })).derived)),
    "ecdsa-derived": await cost(many("bl-ecdsa-derived-full.tt", 50), verified),
    "bbs-derived": await cost(many("bl-bbs-derived-full.tt", 8), verified),
  }));
})();
