# The Temporal worker: its code and that of the workflows in one file each, beside the packages that it runs with.
FROM public.ecr.aws/docker/library/node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN node --import tsx infra/constructs/bundle-worker-command.ts /bundle

FROM public.ecr.aws/docker/library/node:24-slim
ENV NODE_ENV=production WORKFLOW_BUNDLE=/app/workflows.js
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY --from=build /bundle ./
USER node
# Node itself gets SIGTERM, and the worker finishes what it has begun.
CMD ["node", "--enable-source-maps", "worker.mjs"]
