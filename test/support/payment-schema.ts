import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { type Artifact, cachedArtifact, mavenArtifact } from '../../local/parts/maven.ts';
import { obtainPart, type Part } from '../../local/parts/part.ts';
import { endProgress, showProgress } from '../../local/parts/progress.ts';

/** A library for banking in Java that has the schemas of ISO 20022 in its jar, as they are published. */
const library: Artifact = { group: 'com.github.hbci4j', artifact: 'hbci4j-core', version: '4.1.7' };
const schemasPart: Part<string> = {
  name: 'Schemas of ISO 20022',
  ways: [cachedArtifact(library), mavenArtifact(library)],
  remedy: 'Install Java and Maven, and let them reach Maven Central.',
};

/** The text of an XML schema of ISO 20022, such as `pain.001.001.09`. */
export async function schemaOf(message: string): Promise<string> {
  const folder = await obtainPart(schemasPart, showProgress(schemasPart.name)).finally(endProgress);
  const jar = await readFile(join(folder, `${library.artifact}-${library.version}.jar`));
  const name = `${message}.xsd`;
  const { [name]: schema } = unzipSync(jar, { filter: (file) => file.name === name });
  if (!schema) throw new Error(`${library.artifact} ${library.version} has no ${name}.`);
  return strFromU8(schema);
}
