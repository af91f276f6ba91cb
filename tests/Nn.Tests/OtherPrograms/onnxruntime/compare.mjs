// node compare.mjs FOLDER: runs each NAME.onnx there on the inputs of NAME.json and holds what comes out against the outputs given in it.
// A line for each case: name, tab, greatest distance, tab, the limit, or the error. The exit code is 1 where one is above its limit.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';
const folder = process.argv[2];
let failed = false;
for (const file of readdirSync(folder).filter(f => f.endsWith('.json')).sort()) {
  const name = file.slice(0, -'.json'.length);
  const { type, shape, input, output, limit } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  try {
    const session = await ort.InferenceSession.create(readFileSync(join(folder, `${name}.onnx`)));
    const values = type === 'float64' ? Float64Array.from(input) : Float32Array.from(input);
    const results = await session.run({ input: new ort.Tensor(type, values, shape) });
    const found = results.output.data;
    if (found.length !== output.length) throw new Error(`${found.length} outputs, expected ${output.length}`);
    let worst = 0;
    for (let i = 0; i < output.length; i++) {
      const distance = Math.abs(found[i] - output[i]);
      worst = distance <= worst ? worst : distance; // NaN is the worst.
    }
    failed ||= !(worst <= limit);
    console.log(`${name}\t${worst}\t${limit}`);
  } catch (error) {
    failed = true;
    console.log(`${name}\t${error.message.split('\n')[0]}\t${limit}`);
  }
}
process.exit(failed ? 1 : 0);
