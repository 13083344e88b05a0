import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/**
 * How a handler becomes one file. The AWS SDK goes in: the bundle then runs with the version that was tested, and
 * starts faster than with the runtime's own copy. As ESM, packages that are CommonJS inside need a `require`.
 */
export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  externalModules: [],
  minify: true,
  // A trace of a failure says the functions that it went through; a source map would be four times the code.
  keepNames: true,
  banner:
    "import { createRequire as houseRequire } from 'node:module'; const require = houseRequire(import.meta.url);",
};
