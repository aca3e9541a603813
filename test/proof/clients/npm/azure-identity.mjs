// Azure's credentials for Node, with nothing set but what is in the environment.
import { EnvironmentCredential } from '@azure/identity';
import { fail, read, scope } from './read.mjs';

await new EnvironmentCredential().getToken(scope).then(({ token }) => read(token), fail);
